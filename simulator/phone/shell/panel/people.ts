import type { Person } from '../../../client';
import { newPhoneId, newStranger, strangerOf } from '../identity';
import { fill, h } from '../dom';
import { icon } from '../icon';

export interface PeopleList {
  element: HTMLElement;
  update(people: Person[], current: string | null, unread: ReadonlyMap<string, number>): void;
}

/** "Who am I": everybody by group, and a stranger. */
export function createPeopleList(onChoose: (person: Person) => void): PeopleList {
  let people: Person[] = [];
  let current: string | null = null;
  let unread: ReadonlyMap<string, number> = new Map();
  const search = h('input', { class: 'search-input', type: 'search', placeholder: '找人', 'aria-label': '找人' });
  const list = h('div', { class: 'people-groups' });
  const stranger = h(
    'button',
    { type: 'button', class: 'button quiet', onClick: () => onChoose(newStranger()) },
    '当一个陌生人',
  );
  const another = h('a', { class: 'button quiet', target: '_blank', rel: 'noopener' }, '再开一台手机');
  const renew = () => (another.href = `/?phone=${newPhoneId()}`);
  another.addEventListener('click', () => setTimeout(renew));
  renew();

  const draw = () => {
    const wanted = search.value.trim();
    const isStranger = current !== null && !people.some(({ openid }) => openid === current);
    const all = current !== null && isStranger ? [strangerOf(current), ...people] : people;
    const shown = all.filter(({ name, note, group }) => `${name}${note ?? ''}${group}`.includes(wanted));
    const groups = [...new Set(shown.map(({ group }) => group))];
    fill(
      list,
      ...groups.map((group) => {
        const members = shown.filter((person) => person.group === group);
        return h(
          'section',
          { class: 'people-group', 'aria-label': group },
          h('h3', {}, group),
          ...members.map((person) =>
            entry(person, person.openid === current, unread.get(person.openid) ?? 0, onChoose),
          ),
        );
      }),
      shown.length === 0 &&
        h('p', { class: 'empty' }, wanted ? `没有叫“${wanted}”的人` : '还没有人。可以先当一个陌生人。'),
    );
  };
  search.addEventListener('input', draw);
  const element = h(
    'div',
    { class: 'people' },
    h('label', { class: 'search' }, icon('search', 18), search),
    list,
    h('div', { class: 'people-buttons' }, stranger, another),
  );
  return {
    element,
    update: (nextPeople, nextCurrent, nextUnread) => {
      people = nextPeople;
      current = nextCurrent;
      unread = nextUnread;
      draw();
      list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    },
  };
}

const COLORS = ['#0b6e63', '#7a5c2e', '#3f5f8a', '#7c4a5c', '#4f6b35', '#8a5a44', '#5b5687', '#2f6f7e'];

function entry(person: Person, isCurrent: boolean, unread: number, onChoose: (person: Person) => void): HTMLElement {
  const sign = h('span', { class: 'avatar', 'aria-hidden': 'true' }, person.name.slice(0, 1));
  sign.style.backgroundColor = colorOf(person.group);
  return h(
    'button',
    { type: 'button', class: 'person', 'aria-current': isCurrent ? 'true' : null, onClick: () => onChoose(person) },
    sign,
    h(
      'span',
      { class: 'person-text' },
      h('b', {}, person.name),
      person.note && h('span', { class: 'person-note' }, person.note),
    ),
    unread > 0 && h('span', { class: 'badge', 'aria-label': `${unread} 条新消息` }, unread),
    isCurrent && h('span', { class: 'person-here' }, '现在是我'),
  );
}

function colorOf(group: string): string {
  let sum = 0;
  for (const letter of group) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return COLORS[sum % COLORS.length] ?? '#0b6e63';
}
