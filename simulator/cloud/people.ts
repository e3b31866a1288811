import { randomBytes } from 'node:crypto';
import type { Person } from '../client';
import type { Sqlite } from './database/sqlite';

/** Who may be chosen in "who am I", and the sessions of phones that chose. */
export class People {
  constructor(private readonly sql: Sqlite) {
    sql.exec(`
      create table if not exists people (openid text primary key, person text not null);
      create table if not exists sessions (token text primary key, openid text not null);`);
  }

  add(person: Person): void {
    const { openid, name, group, note } = person;
    const text = JSON.stringify({ openid, name, group, ...(note === undefined ? {} : { note }) });
    this.sql.run(
      'insert into people (openid, person) values (?, ?) on conflict (openid) do update set person = excluded.person',
      openid,
      text,
    );
  }

  all(): Person[] {
    return this.sql
      .all<{ person: string }>('select person from people order by rowid')
      .map(({ person }) => JSON.parse(person) as Person);
  }

  /** A token by which a phone acts as this person, also after a restart. */
  openSession(openid: string): string {
    const token = randomBytes(24).toString('base64url');
    this.sql.run('insert into sessions (token, openid) values (?, ?)', token, openid);
    return token;
  }

  openidOf(token: string): string | undefined {
    return this.sql.get<{ openid: string }>('select openid from sessions where token = ?', token)?.openid;
  }
}
