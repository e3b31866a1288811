import type { CallRecord, RequestRecord } from '../../../client';
import { fill, h } from '../dom';
import { timeOfDay } from '../times';

export interface CallsView {
  element: HTMLElement;
  add(call: CallRecord): void;
  /** An uncaught error of the program, or something not simulated. */
  problem(text: string): void;
}

const KEPT = 200;

/** Every call of a cloud function with what it cost, the newest first; each opens into its requests. */
export function createCallsView(nameOf: (openid: string) => string): CallsView {
  const list = h('div', { class: 'calls', role: 'log', 'aria-label': '云调用' });
  const empty = h('p', { class: 'empty' }, '在手机里点一点，每次云调用都记在这里。');
  const element = h('div', { class: 'calls-place' }, heading(), empty, list);
  const prepend = (entry: HTMLElement) => {
    empty.hidden = true;
    list.prepend(entry);
    while (list.childElementCount > KEPT) list.lastElementChild?.remove();
  };
  return {
    element,
    add: (call) => prepend(entry(call, call.openid === null ? '' : nameOf(call.openid))),
    problem: (text) =>
      prepend(h('p', { class: 'problem' }, h('b', {}, `${timeOfDay(new Date())} 程序出错`), h('span', {}, text))),
  };
}

function heading(): HTMLElement {
  return h(
    'div',
    { class: 'call-row heading', 'aria-hidden': 'true' },
    ...['动作', '毫秒', '请求', '读文档'].map((text) => h('span', {}, text)),
  );
}

function entry(call: CallRecord, who: string): HTMLElement {
  const examined = call.requests.reduce((sum, request) => sum + request.examined, 0);
  const isScan = call.requests.some((request) => request.scan);
  const from = call.source === 'wx_trigger' ? '定时' : who;
  const row = h(
    'summary',
    { class: 'call-row' },
    h(
      'span',
      { class: 'call-name' },
      h('b', {}, call.name),
      h('span', { class: 'call-who' }, [call.functionName, from].filter(Boolean).join(' · ')),
      call.error !== undefined && h('span', { class: 'tag danger' }, call.error),
      isScan && h('span', { class: 'tag warning' }, '全表扫描'),
    ),
    h('span', { class: 'number' }, Math.round(call.ms)),
    h('span', { class: 'number' }, call.requests.length),
    h('span', { class: 'number' }, examined),
  );
  const details = h('details', { class: 'call', 'data-call': call.name }, row);
  details.addEventListener(
    'toggle',
    () => details.open && details.childElementCount === 1 && details.append(requests(call)),
    {
      once: true,
    },
  );
  return details;
}

function requests(call: CallRecord): HTMLElement {
  const note = `${timeOfDay(new Date(call.at))} · 回应 ${(call.responseBytes / 1024).toFixed(1)} KB`;
  if (call.requests.length === 0) return h('p', { class: 'call-note' }, `${note} · 没有数据库请求`);
  const head = h(
    'tr',
    {},
    ...['请求', '集合', '读', '回', '毫秒', '索引'].map((text) => h('th', { scope: 'col' }, text)),
  );
  return h(
    'div',
    { class: 'call-details' },
    h('p', { class: 'call-note' }, note),
    h('table', { class: 'requests' }, h('thead', {}, head), h('tbody', {}, ...call.requests.map(requestRow))),
  );
}

function requestRow(request: RequestRecord): HTMLElement {
  const index = request.scan ? h('span', { class: 'tag warning' }, '没有') : (request.index ?? '—');
  const cells = [
    request.action.replace(/^database\./, ''),
    request.collection ?? '—',
    request.examined,
    request.returned,
    Math.round(request.ms * 10) / 10,
    index,
  ];
  const row = h('tr', {});
  fill(row, ...cells.map((cell) => h('td', {}, cell)));
  return row;
}
