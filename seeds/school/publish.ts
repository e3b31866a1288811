import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import { freeBooks, livingSubsidy, mealSubsidy, stayInSchool, winterSafety, type SeedNotice } from './notices';
import type { SeedSchool } from './open';
import { staffOpenid } from './staff';

const dayMs = 86_400_000;
const dayOf = (instant: Date): string => new Date(instant.getTime() + dayMs / 3).toISOString().slice(0, 10);

/** Three published policies, some of them read; one that waits for review; one draft. */
export async function publishNotices(client: SimulatorClient, school: SeedSchool): Promise<void> {
  const moral = new Actor(client, staffOpenid('政教处主任'));
  const academic = new Actor(client, staffOpenid('教导处主任'));
  const everyone = [...school.classIds.values()];
  const now = (await client.clock.now()).getTime();
  const content = (notice: SeedNotice, classIds: readonly string[]) => ({
    schoolId: school.schoolId,
    title: notice.title,
    body: notice.body,
    level: notice.level,
    classIds: [...classIds],
    dueOn: notice.dueInDays === null ? null : dayOf(new Date(now + notice.dueInDays * dayMs)),
  });

  const published: string[] = [];
  for (const notice of [freeBooks, mealSubsidy, livingSubsidy]) {
    const draft = await moral.ask('notice.saveDraft', content(notice, everyone));
    const submitted = await moral.ask('notice.submit', draft);
    const decision = { kind: 'publish', publishAt: null } as const;
    await academic.ask('notice.review', { noticeId: draft.noticeId, rev: submitted.rev, decision });
    published.push(draft.noticeId);
  }
  await familiesAnswer(client, published);

  const waiting = await moral.ask('notice.saveDraft', content(winterSafety, everyone));
  await moral.ask('notice.submit', waiting);
  const teacher = new Actor(client, staffOpenid('四年级班主任'));
  const own = school.classIds.get('四年级');
  if (own !== undefined) await teacher.ask('notice.saveDraft', content(stayInSchool, [own]));
}

/** Two of three families have opened what was published; every second of them has signed, and agreed to one message. */
async function familiesAnswer(client: SimulatorClient, noticeIds: readonly string[]): Promise<void> {
  for (let at = 1; at <= 140; at += 1) {
    const openid = `oSeedParent${String(at).padStart(3, '0')}`;
    const parent = new Actor(client, openid);
    if (at % 2 === 0) await client.consent(openid, ['local-notice-reminder', 'local-receipt-reminder']);
    if (at % 3 === 0) continue;
    for (const noticeId of noticeIds.slice(0, 1 + (at % 2))) {
      await parent.ask('notice.markRead', { noticeId });
      if (at % 4 < 2) await parent.ask('notice.acknowledge', { noticeId });
    }
  }
  await client.consent('oSeedFamily01', ['local-notice-reminder', 'local-receipt-reminder']);
}
