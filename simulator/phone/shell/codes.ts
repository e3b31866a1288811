import type { CallRecord } from '../../client';

export interface SeenCode {
  /** What a scanner reads. */
  text: string;
  label: string;
  /** Page and query with which WeChat opens the program when its own scanner reads the code. */
  entry?: string;
}

const KEPT = 8;
const STORE = 'codes';
const seen: SeenCode[] = [];

/** The codes that phones of this cloud showed or scanned lately, the newest first. */
export function recentCodes(): SeenCode[] {
  const typed = JSON.parse(localStorage.getItem(STORE) ?? '[]') as string[];
  const known = new Set(seen.map(({ text }) => text));
  return [...seen, ...typed.filter((text) => !known.has(text)).map((text) => ({ text, label: '扫过的码' }))].slice(
    0,
    KEPT,
  );
}

/** All tabs share what was scanned. */
export function rememberCode(text: string): void {
  const typed = JSON.parse(localStorage.getItem(STORE) ?? '[]') as string[];
  localStorage.setItem(STORE, JSON.stringify([text, ...typed.filter((other) => other !== text)].slice(0, KEPT)));
}

/** A function that had a mini-program code made (wxacode.getUnlimited) is about to show it. */
export function learnCodes(call: CallRecord): void {
  for (const { action, body } of call.requests) {
    const code = readCode(action, body);
    if (!code || seen.some(({ text }) => text === code.text)) continue;
    seen.unshift(code);
    seen.splice(KEPT);
  }
}

function readCode(action: string, body: unknown): SeenCode | undefined {
  if (!/wxacode/i.test(action) && !/wxacode/i.test(JSON.stringify(body ?? ''))) return undefined;
  const scene = findText(body, 'scene');
  const page = findText(body, 'page');
  if (scene === undefined) return undefined;
  const entry = `/${(page ?? '').replace(/^\//, '')}?scene=${encodeURIComponent(scene)}`;
  return { text: entry.slice(1), label: '小程序码', ...(page && { entry }) };
}

/** The request's shape is the SDK's: the field is looked for at any depth, also in JSON within JSON. */
function findText(value: unknown, name: string): string | undefined {
  if (typeof value === 'string' && /^[[{]/.test(value)) return findText(parse(value), name);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    if (key === name && typeof child === 'string') return child;
    const inner = findText(child, name);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
