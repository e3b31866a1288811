import type { Person } from '../../client';

/** Who holds this phone. Kept in the tab, so that several tabs are several people. */
export interface Identity {
  phoneId: string;
  openid: string | null;
  /** Page to open first. */
  entry: string | undefined;
}

const PHONE = 'phone';
const personKey = (phoneId: string) => `person:${phoneId}`;

/** Reads `/?phone=ID&as=OPENID&page=PATH`; what is missing comes from the tab's memory, or is made. */
export function readIdentity(): Identity {
  const query = new URLSearchParams(location.search);
  const phoneId = query.get('phone') ?? sessionStorage.getItem(PHONE) ?? newPhoneId();
  sessionStorage.setItem(PHONE, phoneId);
  const openid = query.get('as') ?? sessionStorage.getItem(personKey(phoneId));
  if (openid) sessionStorage.setItem(personKey(phoneId), openid);
  return { phoneId, openid, entry: query.get('page') ?? undefined };
}

/** From now on this phone is this person's, also after a reload of the tab. */
export function keepIdentity(phoneId: string, openid: string): void {
  sessionStorage.setItem(personKey(phoneId), openid);
  const query = new URLSearchParams(location.search);
  if (query.has('as')) query.set('as', openid);
  query.delete('page');
  history.replaceState(null, '', `${location.pathname}${query.size > 0 ? `?${query.toString()}` : ''}`);
}

export function newPhoneId(): string {
  return `p${randomText(6).toLowerCase()}`;
}

/** Somebody whom the cloud has never seen: an openid of WeChat's form. */
export function newStranger(): Person {
  const openid = `o${randomText(27)}`;
  return strangerOf(openid);
}

export function strangerOf(openid: string): Person {
  return { openid, name: `陌生人 ${openid.slice(-4)}`, group: '陌生人', note: '第一次来，云里还没有这个人' };
}

function randomText(length: number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
  const values = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(values, (value) => letters.charAt(value % letters.length)).join('');
}
