import * as find from './queries';
import { familyPages } from './family-pages';
import { personas, type PersonaName } from './personas';
import type { Visit } from './visit';
import { entryVisits } from './entry-visits';
import { yearPages } from './year-pages';
import { zonePages } from './zone-pages';

const families: PersonaName[] = [
  'grandmother of three',
  'mother who has answered',
  'teacher who is a mother',
  'home of thirty',
];
const everyone = Object.keys(personas) as PersonaName[];
/** Staff, the bureau and donors have no child here. */
const childless: PersonaName[] = ['政教处', '会计', 'leader', 'bureau', 'donor'];
const writers: PersonaName[] = ['teacher who is a mother', 'class teacher', '政教处', '教导处', '会计', 'leader'];
const reviewers: PersonaName[] = ['政教处', '教导处', 'leader'];
const payers: PersonaName[] = ['会计', '出纳', 'leader', 'bureau'];

/** Every page of app.json: who comes there, and how. */
export const tour: Readonly<Record<string, readonly Visit[]>> = {
  'pages/home/home': [{ by: everyone }],
  'pages/notices/notices': [
    { by: families },
    { by: childless, ledElsewhere: true },
    { by: ['stranger'], refused: true },
  ],
  'pages/disbursements/disbursements': [
    { by: families },
    { by: childless, ledElsewhere: true },
    { by: ['stranger'], refused: true },
  ],
  'pages/mine/mine': [{ by: everyone }, { by: ['home of thirty'], taps: ['下一页'] }],
  'pages/notice/notice': [
    { by: ['grandmother of three', 'teacher who is a mother'], query: find.myNotice('acknowledge') },
    { by: ['mother who has answered'], query: find.signedNotice },
    { by: ['grandmother of three'], query: find.myNotice('read') },
    { by: ['stranger'], query: find.nothing('noticeId'), refused: true },
  ],
  'pages/disbursement/disbursement': [
    { by: ['grandmother of three', 'mother who has answered'], query: find.myDisbursement },
    { by: ['grandmother of three'], query: find.myDisbursement, taps: ['数目不对'] },
    { by: ['stranger'], query: find.nothing('disbursementId'), refused: true },
  ],
  'pages/bind/bind': [
    { by: ['grandmother of three', 'stranger'] },
    { by: ['stranger'], query: find.bindingCode, taps: ['奶奶'] },
  ],
  'pages/join/join': [
    { by: ['stranger'] },
    { by: ['stranger'], query: find.invitation },
    { by: ['stranger'], taps: ['县教育局首次开通'] },
  ],
  'pages/done/done': [
    { by: ['grandmother of three'], query: find.done({ kind: 'acknowledged', at: '2026-03-05T02:00:00.000Z' }) },
    { by: ['grandmother of three'], query: find.done({ kind: 'acknowledged', kept: '1' }) },
    {
      by: ['grandmother of three'],
      query: find.done({ kind: 'answered', answer: 'not-received', ticket: 'T-20260305-017', dueOn: '2026-03-12' }),
    },
    { by: ['stranger'], query: find.done({ kind: 'bound' }) },
    { by: ['donor'], query: find.done({ kind: 'pledged', at: '2026-03-05T02:00:00.000Z' }) },
  ],

  ...familyPages,
  ...entryVisits,

  'packages/staff/classes/classes': [
    { by: writers, query: find.school },
    { by: ['教导处'], query: find.school, taps: ['新建班级'] },
  ],
  'packages/staff/class/class': [
    { by: ['teacher who is a mother', 'class teacher', ...reviewers], query: find.schoolClass },
    { by: ['class teacher'], query: find.schoolClass, taps: ['生成绑定码'] },
  ],
  'packages/staff/child/child': [
    { by: ['leader'], query: find.boundPupil, asksWhy: true },
    { by: ['class teacher', 'leader'], query: find.openedBoundPupil },
    { by: ['class teacher', 'leader'], query: find.openedBoundPupil, taps: ['结束绑定'] },
    { by: ['leader'], query: find.openedBoundPupil, taps: ['法院禁止'] },
    { by: ['teacher who sees a paper'], query: find.caredForPupil },
    { by: ['teacher who sees a paper'], query: find.caredForPupil, taps: ['登记依据'] },
  ],
  'packages/staff/consents/consents': [
    { by: ['class teacher', '政教处', 'leader'], query: find.pupil },
    { by: ['会计'], query: find.nothing('pupilId'), refused: true },
  ],
  'packages/staff/needs/needs': [
    { by: ['teacher who is a mother', 'class teacher', ...reviewers], query: find.pupilInNeed('current') },
    { by: ['政教处', '教导处', 'leader'], query: find.pupilInNeed('open') },
    { by: ['政教处'], query: find.pupilInNeed('open'), taps: ['不同意'] },
    { by: ['class teacher'], query: find.pupilInNeed('current'), taps: ['提出变更'] },
    { by: ['class teacher'], query: find.pupilInNeed('current'), taps: ['提出变更', '结束一类'] },
  ],
  'packages/staff/need-list/need-list': [
    { by: ['class teacher', ...reviewers], query: find.school },
    { by: ['政教处', 'class teacher'], query: find.school, taps: ['等办的'] },
  ],
  'packages/staff/notices/notices': [{ by: writers, query: find.school }],
  'packages/staff/notice-edit/notice-edit': [
    { by: ['class teacher', '政教处', 'leader'], query: find.school },
    { by: ['class teacher'], query: find.staffNotice('draft') },
  ],
  'packages/staff/notice-detail/notice-detail': [
    { by: ['class teacher', '政教处', '教导处', 'leader'], query: find.staffNotice('published') },
    { by: ['class teacher'], query: find.staffNotice('draft') },
    { by: ['政教处', '教导处', 'leader'], query: find.staffNotice('submitted') },
    { by: ['教导处'], query: find.staffNotice('submitted'), taps: ['审核通过，发布'] },
    { by: ['教导处'], query: find.staffNotice('submitted'), taps: ['审核通过，发布', '到时候'] },
    { by: ['教导处'], query: find.staffNotice('submitted'), taps: ['退回修改'] },
  ],
  'packages/staff/notice-progress/notice-progress': [{ by: writers, query: find.staffNotice('published') }],
  'packages/staff/notice-class/notice-class': [
    { by: ['teacher who is a mother', 'class teacher', '政教处'], query: find.noticeOfClass },
  ],
  'packages/staff/people/people': [
    { by: ['leader', 'bureau'], query: find.school },
    { by: ['leader'], query: find.school, taps: ['班主任'] },
    { by: ['leader'], query: find.school, taps: ['结束任职'] },
    { by: ['bureau'] },
    { by: ['bureau'], taps: ['登记学校'] },
  ],
  'packages/staff/kin/kin': [
    { by: ['class teacher', '会计', 'leader'], query: find.school },
    { by: ['leader'], query: find.school, taps: ['结束申报'] },
  ],
  'packages/staff/roster/roster': [{ by: ['政教处', '教导处', '会计'], query: find.school }],
  'packages/staff/register/register': [
    { by: ['teacher who is a mother', 'class teacher', '政教处', '教导处', 'leader'], query: find.school },
    { by: ['教导处'], query: find.school, taps: ['住校'] },
    { by: ['会计'], query: find.school, refused: true },
  ],
  ...yearPages,

  'packages/staff/donations/donations': [
    { by: ['政教处', '会计', 'leader'], query: find.school },
    { by: ['leader'], query: find.school, taps: ['改受赠单位'] },
    { by: ['leader'], query: find.school, taps: ['改受赠单位', '交给慈善组织'] },
  ],
  'packages/staff/pledge/pledge': [
    { by: ['政教处', '会计', 'leader'], query: find.pledge('accepted') },
    { by: ['政教处', 'leader'], query: find.pledge('stated') },
    { by: ['政教处'], query: find.pledge('stated'), taps: ['谢绝'] },
  ],

  ...zonePages,

  'packages/donor/invitation/invitation': [
    { by: ['stranger', 'donor'] },
    { by: ['stranger'], query: find.donorInvitation },
  ],
  'packages/donor/pledges/pledges': [{ by: ['donor'] }, { by: ['stranger'], refused: true }],
  'packages/donor/pledge-new/pledge-new': [
    { by: ['donor'] },
    { by: ['donor'], taps: ['分几次给'] },
    { by: ['donor'], taps: ['捐物'] },
    { by: ['stranger'], refused: true },
  ],
  'packages/donor/pledge/pledge': [
    { by: ['donor'], query: find.myPledge('accepted') },
    { by: ['donor'], query: find.myPledge('stated') },
    { by: ['stranger'], query: find.nothing('pledgeId'), refused: true },
  ],

  'packages/finance/batches/batches': [{ by: payers, query: find.school }, { by: ['bureau'] }],
  'packages/finance/batch-new/batch-new': [{ by: ['会计', '出纳'], query: find.school }],
  'packages/finance/batch/batch': [
    { by: payers, query: find.batch('reconciled') },
    { by: payers, query: find.batch('draft') },
    { by: ['出纳'], query: find.batch('draft'), taps: ['审核'] },
    { by: ['出纳'], query: find.batch('draft'), taps: ['退回'] },
  ],
  'packages/finance/batch-lines/batch-lines': [
    { by: payers, query: find.lines('all') },
    { by: ['会计'], query: find.lines('failed') },
    { by: ['会计'], query: find.lines('disputed') },
    { by: ['会计'], query: find.lines('unanswered') },
  ],
};

export interface Stop {
  page: string;
  visit: Visit;
  title: string;
}

/** What one person opens, in the order of the table. */
export function stopsOf(person: PersonaName): Stop[] {
  return Object.entries(tour).flatMap(([page, visits]) =>
    visits
      .filter(({ by }) => by.includes(person))
      .map((visit) => ({
        page,
        visit,
        title: [page, visit.query?.title, ...(visit.taps ?? [])].filter(Boolean).join(' '),
      })),
  );
}
