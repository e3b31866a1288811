import type { ConditionsStore } from '../conditions';
import { fill, h } from '../dom';
import { fromField, longDay, offsetWords, timeOfDay, toField } from '../times';

export interface ClockActions {
  advance(ms: number): void;
  set(to: Date): void;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Network, clock and font scale. */
export function createConditionsView(conditions: ConditionsStore, clock: ClockActions): HTMLElement {
  const network = choices(
    '网络',
    [
      ['正常', 'good'],
      ['慢', 'slow'],
      ['断', 'lost'],
    ] as const,
    (value) => conditions.set({ network: value }),
  );
  const font = choices(
    '字号',
    [
      ['标准', 1],
      ['大', 1.2],
      ['关怀', 1.4],
    ] as const,
    (value) => conditions.set({ fontScale: value }),
  );
  const clockView = createClockView(clock);
  conditions.listen((now) => {
    network.mark(now.network);
    font.mark(now.fontScale);
    clockView.update(now.clockOffsetMs);
  });
  return h(
    'div',
    { class: 'conditions' },
    h('div', { class: 'condition-pair' }, network.element, font.element),
    clockView.element,
  );
}

function choices<Value extends string | number>(
  label: string,
  options: readonly (readonly [string, Value])[],
  onChoose: (value: Value) => void,
) {
  const buttons = options.map(([text, value]) => ({
    value,
    button: h('button', { type: 'button', class: 'segment', onClick: () => onChoose(value) }, text),
  }));
  const element = h(
    'div',
    { class: 'condition' },
    h('h3', {}, label),
    h('div', { class: 'segments', role: 'group', 'aria-label': label }, ...buttons.map(({ button }) => button)),
  );
  const mark = (chosen: string | number) => {
    for (const { value, button } of buttons) button.setAttribute('aria-pressed', String(value === chosen));
  };
  return { element, mark };
}

function createClockView(clock: ClockActions) {
  const time = h('b', { class: 'clock-time' });
  const day = h('span', { class: 'clock-day' });
  const difference = h('p', { class: 'clock-difference' });
  const field = h('input', { type: 'datetime-local', class: 'clock-field', 'aria-label': '把时钟拨到' });
  let offset = 0;
  const tick = () => {
    const now = new Date(Date.now() + offset);
    fill(time, timeOfDay(now));
    fill(day, longDay(now));
    if (document.activeElement !== field) field.value = toField(now);
  };
  setInterval(tick, 1000);
  const step = (text: string, ms: number) =>
    h('button', { type: 'button', class: 'chip', onClick: () => clock.advance(ms) }, text);
  const set = () => {
    if (field.value !== '') clock.set(fromField(field.value));
  };
  const element = h(
    'div',
    { class: 'condition' },
    h('h3', {}, '时钟'),
    h('p', { class: 'clock-face' }, time, day),
    difference,
    h(
      'div',
      { class: 'chips' },
      step('+1 小时', HOUR),
      step('+1 天', DAY),
      step('+7 天', 7 * DAY),
      h('button', { type: 'button', class: 'chip', onClick: () => clock.set(new Date()) }, '回到现在'),
    ),
    h('div', { class: 'clock-set' }, field, h('button', { type: 'button', class: 'chip', onClick: set }, '拨到')),
  );
  const update = (offsetMs: number) => {
    offset = offsetMs;
    fill(difference, offsetWords(offsetMs));
    tick();
  };
  return { element, update };
}
