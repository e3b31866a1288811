import type { CallRecord } from '../../client';

export interface SeenCode {
  /** What a scanner reads. */
  text: string;
  label: string;
}

/** What the simulated cloud writes into a mini-program code. */
const SCHEME = 'wxacode:';

const KEPT = 8;
const STORE = 'codes';

/** The codes that phones of this cloud showed or scanned lately, the newest first. All tabs share them. */
export function recentCodes(): SeenCode[] {
  return JSON.parse(localStorage.getItem(STORE) ?? '[]') as SeenCode[];
}

export function rememberCode(code: SeenCode): void {
  const others = recentCodes().filter(({ text }) => text !== code.text);
  localStorage.setItem(STORE, JSON.stringify([code, ...others].slice(0, KEPT)));
}

/** A function that had a mini-program code made is about to show it. */
export function learnCodes(call: CallRecord): void {
  for (const { body } of call.requests) {
    const code = readCode(body);
    if (code) rememberCode(code);
  }
}

/** The request is the SDK's: the parameters are JSON inside a protobuf message. */
function readCode(body: unknown): SeenCode | undefined {
  const { apiName, requestData } = (body ?? {}) as { apiName?: unknown; requestData?: unknown };
  if (apiName !== 'wxacode.getUnlimited' || typeof requestData !== 'string') return undefined;
  const parameters = atob(requestData);
  const scene = /"scene":"([^"]+)"/.exec(parameters)?.[1];
  const page = /"page":"([^"]+)"/.exec(parameters)?.[1] ?? '';
  return scene === undefined ? undefined : { text: `${SCHEME}${page}?scene=${scene}`, label: '小程序码' };
}

/** Where WeChat's own scanner leads: the page of a mini-program code, with its scene encoded as WeChat does. */
export function entryOf(text: string): string {
  if (!text.startsWith(SCHEME)) return text;
  const [page = '', scene = ''] = text.slice(SCHEME.length).split('?scene=');
  return `/${page}?scene=${encodeURIComponent(scene)}`;
}
