import { randomUUID } from 'node:crypto';
import type { InboxMessage } from '../client';
import type { Sqlite } from './database/sqlite';

/** Subscribe messages: what people consented to and what they received. */
export class Inbox {
  constructor(
    private readonly sql: Sqlite,
    private readonly onDelivery: (openid: string) => void,
  ) {
    sql.exec(`
      create table if not exists consents (openid text not null, template text not null, remaining integer not null, primary key (openid, template));
      create table if not exists inbox (id text primary key, openid text not null, message text not null);
      create index if not exists inbox_by_openid on inbox (openid);`);
  }

  /** One message of each template may be sent to the person, on top of earlier consents. */
  consent(openid: string, templateIds: readonly string[]): void {
    this.sql.transaction(() => {
      for (const template of new Set(templateIds)) {
        this.sql.run(
          'insert into consents (openid, template, remaining) values (?, ?, 1) on conflict (openid, template) do update set remaining = remaining + 1',
          openid,
          template,
        );
      }
    });
  }

  /** Uses up one consent and delivers; false when there is none. */
  deliver(openid: string, message: Omit<InboxMessage, 'id'>): boolean {
    const delivered = this.sql.transaction(() => {
      const held = this.sql.get<{ remaining: number }>(
        'select remaining from consents where openid = ? and template = ?',
        openid,
        message.templateId,
      );
      if (!held || held.remaining < 1) return false;
      this.sql.run(
        'update consents set remaining = remaining - 1 where openid = ? and template = ?',
        openid,
        message.templateId,
      );
      const id = randomUUID();
      this.sql.run(
        'insert into inbox (id, openid, message) values (?, ?, ?)',
        id,
        openid,
        JSON.stringify({ id, ...message }),
      );
      return true;
    });
    if (delivered) this.onDelivery(openid);
    return delivered;
  }

  /** The newest last. */
  of(openid: string): InboxMessage[] {
    const rows = this.sql.all<{ message: string }>('select message from inbox where openid = ? order by rowid', openid);
    return rows.map(({ message }) => JSON.parse(message) as InboxMessage);
  }
}
