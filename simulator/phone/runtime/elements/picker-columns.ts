import type { ElementHost } from './element';

/** What the wheels of a picker show, and how their positions become its value. */
export interface PickerColumns {
  columns(chosen: number[]): string[][];
  /** Where the wheels stand for the picker's value. */
  initial(): number[];
  value(chosen: number[]): unknown;
}

export function pickerColumns(host: ElementHost): PickerColumns {
  switch (host.text('mode')) {
    case 'selector':
      return selector(host);
    case 'multiSelector':
      return multiSelector(host);
    case 'time':
      return time(host);
    case 'date':
      return date(host);
    default:
      throw new Error(`not simulated: <picker mode="${host.text('mode')}">`);
  }
}

function labels(range: unknown, key: string): string[] {
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) => {
    const labelled = key !== '' && typeof item === 'object' && item !== null;
    return String(labelled ? Reflect.get(item, key) : item);
  });
}

/** WeChat gives the index as text. */
const selector = (host: ElementHost): PickerColumns => ({
  columns: () => [labels(host.any('range'), host.text('rangeKey'))],
  initial: () => [Number(host.any('value') ?? 0)],
  value: ([index = 0]) => String(index),
});

const multiSelector = (host: ElementHost): PickerColumns => ({
  columns: () => ((host.any('range') as unknown[] | null) ?? []).map((column) => labels(column, host.text('rangeKey'))),
  initial: () => ((host.any('value') as number[] | null) ?? []).map(Number),
  value: (chosen) => chosen,
});

const two = (number: number): string => String(number).padStart(2, '0');
const sequence = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

function time(host: ElementHost): PickerColumns {
  const parts = (value: string, fallback: string): [number, number] => {
    const [hours = 0, minutes = 0] = (/^\d+:\d+/.test(value) ? value : fallback).split(':').map(Number);
    return [hours, minutes];
  };
  const start = parts(host.text('start'), '00:00');
  const end = parts(host.text('end'), '23:59');
  const hours = sequence(start[0], end[0]);
  const minutes = (hour: number): number[] => sequence(hour === start[0] ? start[1] : 0, hour === end[0] ? end[1] : 59);
  return {
    columns: ([index = 0]) => [hours.map(two), minutes(hours[index] ?? 0).map(two)],
    initial: () => {
      const now = new Date();
      const [hour, minute] = parts(host.text('value'), `${now.getHours()}:${now.getMinutes()}`);
      return [Math.max(0, hours.indexOf(hour)), Math.max(0, minutes(hour).indexOf(minute))];
    },
    value: ([hour = 0, minute = 0]) => {
      const chosen = hours[hour] ?? 0;
      return `${two(chosen)}:${two(minutes(chosen)[minute] ?? 0)}`;
    },
  };
}

function date(host: ElementHost): PickerColumns {
  const now = new Date();
  const parse = (value: string, fallback: number[]): number[] => {
    const given = value
      .split('-')
      .map(Number)
      .filter((part) => part > 0);
    return fallback.map((part, index) => given[index] ?? part);
  };
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const start = parse(host.text('start'), [1900, 1, 1]);
  const end = parse(host.text('end'), [2100, 12, 31]);
  const count = { year: 1, month: 2, day: 3 }[host.text('fields')] ?? 3;
  const bound = (limits: number[], above: number[], depth: number): number | undefined =>
    above.every((part, index) => part === limits[index]) ? limits[depth] : undefined;
  const numbers = (above: number[]): number[] => {
    const depth = above.length;
    const [year = 0, month = 0] = above;
    const last = depth === 0 ? 2100 : depth === 1 ? 12 : new Date(year, month, 0).getDate();
    return sequence(bound(start, above, depth) ?? 1, bound(end, above, depth) ?? last);
  };
  const resolve = (chosen: number[]): number[] => {
    const parts: number[] = [];
    for (let depth = 0; depth < count; depth += 1) {
      const options = numbers(parts);
      parts.push(options[Math.min(chosen[depth] ?? 0, options.length - 1)] ?? 1);
    }
    return parts;
  };
  const units = ['年', '月', '日'];
  return {
    columns: (chosen) => {
      const parts = resolve(chosen);
      return parts.map((_, depth) => numbers(parts.slice(0, depth)).map((number) => `${number}${units[depth] ?? ''}`));
    },
    initial: () => {
      const parts = parse(host.text('value'), today).slice(0, count);
      return parts.map((part, depth) => Math.max(0, numbers(parts.slice(0, depth)).indexOf(part)));
    },
    value: (chosen) =>
      resolve(chosen)
        .map((part, depth) => (depth === 0 ? String(part) : two(part)))
        .join('-'),
  };
}
