import type { Person } from '../../client';
import { learnCodes } from './codes';
import { createConditions } from './conditions';
import { openControl } from './control';
import { byId, h, metaContent } from './dom';
import { keepIdentity, readIdentity, strangerOf } from './identity';
import { createCallsView } from './panel/calls';
import { createConditionsView } from './panel/conditions-view';
import { createInboxView } from './panel/inbox';
import { createPanel } from './panel/panel';
import { createPeopleList } from './panel/people';
import { createPhone } from './phone';
import { keepInWindow } from './screen';
import { readTemplates } from './templates';

const identity = readIdentity();
const control = openControl(metaContent('control-token'));
const conditions = createConditions(identity.phoneId);
const unread = new Map<string, number>();
let people: Person[] = [];
let current: string | null = null;

const personOf = (openid: string): Person => people.find((person) => person.openid === openid) ?? strangerOf(openid);

const chooser = createPeopleList((person) => void become(person));
const peopleList = createPeopleList((person) => void become(person));
const inbox = createInboxView((message) => {
  panel.closeDrawer();
  phone.openMessage(message);
});
const calls = createCallsView((openid) => personOf(openid).name);
const phone = createPhone({
  phoneId: identity.phoneId,
  conditions,
  onPerson: () => panel.openDrawer('people'),
  onProblem: (text) => calls.problem(text),
  onRoute: (path) => {
    byId('phone').dataset['page'] = path;
  },
});
const conditionsView = createConditionsView(conditions, {
  advance: (ms) => void control.advanceClock(ms).then(showClock, showProblem),
  set: (to) => void control.setClock(to).then(showClock, showProblem),
});
const panel = createPanel(
  [
    { id: 'people', title: '我是谁', icon: 'person', content: peopleList.element },
    { id: 'inbox', title: '收件箱', icon: 'inbox', content: inbox.element },
    { id: 'conditions', title: '手机状态', icon: 'sliders', content: conditionsView },
    { id: 'calls', title: '云调用', icon: 'cloud', content: calls.element },
  ],
  (id) => {
    if (id === 'inbox') readInbox();
  },
);

function showClock(clockOffsetMs: number): void {
  conditions.set({ clockOffsetMs });
}

function showProblem(error: unknown): void {
  calls.problem(error instanceof Error ? error.message : String(error));
}

function showPeople(): void {
  chooser.update(people, current, unread);
  peopleList.update(people, current, unread);
  panel.setBadge('inbox', current === null ? 0 : (unread.get(current) ?? 0));
}

/** The phone changes hands: the program starts anew as this person. */
async function become(person: Person, entry?: string): Promise<void> {
  try {
    const token = await control.session(person.openid);
    current = person.openid;
    keepIdentity(identity.phoneId, person.openid);
    document.title = `${person.name} · 手机`;
    panel.closeDrawer();
    phone.start(person, token, entry);
    showPeople();
    await showInbox();
  } catch (error) {
    showProblem(error);
  }
}

async function showInbox(): Promise<void> {
  if (current !== null) inbox.update(await control.inbox(current));
}

function readInbox(): void {
  if (current !== null) unread.delete(current);
  showPeople();
}

async function onInbox(openid: string): Promise<void> {
  unread.set(openid, (unread.get(openid) ?? 0) + 1);
  showPeople();
  if (openid !== current) return;
  const messages = await control.inbox(openid);
  inbox.update(messages);
  const newest = [...messages].sort((a, b) => b.at.localeCompare(a.at))[0];
  if (newest) phone.notify(newest);
}

async function refreshPeople(): Promise<void> {
  people = await control.people();
  showPeople();
}

async function open(): Promise<void> {
  readTemplates();
  byId('phone').append(phone.element);
  byId('stage').append(panel.element);
  keepInWindow(byId('phone'), byId('phone-place'));
  control.listen({
    inbox: (openid) => void onInbox(openid).catch(showProblem),
    clock: showClock,
    call: (call) => {
      learnCodes(call);
      calls.add(call);
    },
    // With a program in the frame it is the frame that says when.
    reload: () => {
      if (current === null) location.reload();
    },
    connected: (isConnected) => {
      byId('lost').hidden = isConnected;
    },
  });
  await refreshPeople();
  addEventListener('focus', () => void refreshPeople().catch(showProblem));
  showClock(await control.clockOffset());
  if (identity.openid !== null) return become(personOf(identity.openid), identity.entry);
  phone.cover(h('div', { class: 'chooser' }, h('h2', {}, '这台手机现在是谁的？'), chooser.element));
}

open().catch(showProblem);
