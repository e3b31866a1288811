import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import { blank, toView, toWorkView, type HomeView, type Kept } from '../../miniprogram/pages/home/home.model';
import { ready } from '../../miniprogram/text/screen';

const now = new Date('2026-03-05T02:00:00Z');
const nothingKept: Kept = { acknowledged: [], read: [], answered: [] };
const stranger: Output<'home.open'> = {
  name: null,
  former: null,
  children: [],
  appointments: [],
  notices: [],
  disbursements: [],
};
const guardian: Output<'home.open'> = {
  ...stranger,
  children: [{ pupilId: 'p1', name: '石小花', className: '七年级一班' }],
  notices: [
    {
      noticeId: 'n1',
      title: '开学',
      publishAt: '2026-03-04T02:00:00Z',
      dueOn: null,
      pupilNames: ['石小花'],
      read: false,
      mustAcknowledge: false,
    },
    {
      noticeId: 'n2',
      title: '资助',
      publishAt: '2026-03-03T02:00:00Z',
      dueOn: '2026-03-06',
      pupilNames: ['石小花', '石小山'],
      read: true,
      mustAcknowledge: true,
    },
  ],
  disbursements: [
    {
      disbursementId: 'd1',
      pupilName: '石小花',
      programme: 'day-pupil-living',
      term: '2026-spring',
      amountFen: 25000,
      paidOn: '2026-03-02',
    },
    {
      disbursementId: 'd2',
      pupilName: '石小花',
      programme: 'boarder-living',
      term: '2026-spring',
      amountFen: 62500,
      paidOn: '2026-03-02',
    },
  ],
};

function view(data: Output<'home.open'>, kept = nothingKept): HomeView {
  return { ...blank, ...toView({ ok: true, data }, blank, kept, now) };
}

function workOf(work: Output<'home.listWork'>['work']): Pick<HomeView, 'work' | 'workNote'> {
  return toWorkView({ ok: true, data: { work } }, blank, now);
}

describe('a stranger', () => {
  test('is asked who he is', () => {
    expect(view(stranger)).toMatchObject({
      phase: 'ready',
      isStranger: true,
      isGuardian: false,
      isStaff: false,
      calm: '',
    });
  });
});

describe('a guardian', () => {
  test('sees the largest payment first', () => {
    expect(view(guardian).payments.map(({ id, fen }) => [id, fen])).toEqual([
      ['d2', 62500],
      ['d1', 25000],
    ]);
    expect(view(guardian).payments[0]?.note).toBe('2026年春季学期 寄宿生生活补助，3月2日（星期一）转到卡上');
  });

  test('sees what must be signed before what is merely new', () => {
    expect(view(guardian).notices.map(({ id, tag, note }) => [id, tag, note])).toEqual([
      ['n2', '要签收', '石小花、石小山，明天截止'],
      ['n1', '没看', '石小花，3月4日（星期三）'],
    ]);
  });

  test('is told when nothing waits', () => {
    expect(view({ ...guardian, notices: [], disbursements: [] }).calm).toBe('今天没有要办的事');
  });

  test('does not see again what is on the phone already', () => {
    const kept = { acknowledged: ['n2'], read: ['n1'], answered: ['d1', 'd2'] };
    const { payments, notices, kept: text } = view(guardian, kept);
    expect([payments, notices]).toEqual([[], []]);
    expect(text).toBe('您办的 3 件事已经记下，有网时自动送出');
  });

  test('keeps what is shown when the network is lost', () => {
    const lost = toView({ ok: false, code: 'offline' }, ready, nothingKept, now);
    expect(lost).toEqual({ phase: 'ready', problem: null, stale: '没有网络，这是上次看到的内容' });
  });
});

describe('staff', () => {
  const appointment = { schoolId: 's1', schoolName: '河口中学', classId: null };

  test('sees the work of today with a way to it', () => {
    const work: Output<'home.listWork'>['work'] = [
      { kind: 'audit-batch', id: 'b1', schoolId: 's1', title: '秋季寄宿补助', since: '2026-03-04T02:00:00Z', count: 1 },
      {
        kind: 'answer-dispute',
        id: 'b2',
        schoolId: 's1',
        title: '秋季寄宿补助',
        since: '2026-03-04T02:00:00Z',
        count: 3,
      },
    ];
    expect(view({ ...stranger, appointments: [{ ...appointment, role: 'finance' }] })).toMatchObject({
      isStranger: false,
      isStaff: true,
      work: [],
      workNote: '正在看今天有什么事……',
    });
    expect(workOf(work).work.map(({ text, note, url }) => [text, note, url])).toEqual([
      ['审核发放批次', '秋季寄宿补助，等了 1 天', '/packages/finance/batch/batch?batchId=b1'],
      [
        '给家长回电话',
        '秋季寄宿补助，3\u00a0件，等了 1 天',
        '/packages/finance/batch-lines/batch-lines?batchId=b2&show=ticket',
      ],
    ]);
  });

  test('is told when all is done, and keeps what is shown when the network is lost', () => {
    expect(workOf([])).toEqual({ work: [], workNote: '都办完了。' });
    const shown = { work: [{ text: '审核通知', note: '', icon: '', url: '/x' }] };
    const lost = toWorkView({ ok: false, code: 'offline' }, shown, now);
    expect(lost).toEqual({ ...shown, workNote: '现在看不到今天要做的事，有网时往下拉一拉。' });
  });

  test('sees the doors of all roles in a school once', () => {
    const appointments: Output<'home.open'>['appointments'] = [
      { ...appointment, role: 'classTeacher', classId: 'c1' },
      { ...appointment, role: 'finance' },
    ];
    const [office, ...more] = view({ ...stranger, appointments }).offices;
    expect(more).toEqual([]);
    expect(office).toMatchObject({ heading: '河口中学', note: '班主任、财务室' });
    expect(office?.entries.map(({ text }) => text)).toEqual([
      '通知',
      '班级和学生',
      '困难认定',
      '家长提的更正',
      '补助发放',
      '导入名册',
      '亲属回避',
      '捐赠',
    ]);
    expect(office?.entries[0]?.url).toBe('/packages/staff/notices/notices?schoolId=s1');
  });

  test('of the bureau sees the county', () => {
    const appointments = [{ role: 'bureau' as const, schoolId: null, schoolName: null, classId: null }];
    const [office] = view({ ...stranger, appointments }).offices;
    expect(office).toMatchObject({
      heading: '县教育局',
      note: '',
      entries: [{ text: '学校和校长' }, { text: '补助发放' }],
    });
  });

  test('may be a guardian too', () => {
    const shown = view({ ...guardian, appointments: [{ ...appointment, role: 'classTeacher', classId: 'c1' }] });
    expect(shown).toMatchObject({ isGuardian: true, isStaff: true });
    expect(shown.payments).toHaveLength(2);
  });
});

test('a donor who is nothing else has the own pledges, and no office', () => {
  const donor = { role: 'donor' as const, schoolId: 's1', schoolName: '河口中学', classId: null };
  expect(view({ ...stranger, appointments: [donor] })).toMatchObject({
    isStranger: false,
    isStaff: false,
    isDonor: true,
    offices: [],
  });
});

describe('who has been guessing', () => {
  const guess = { id: 's1', schoolId: 's1', title: '何老师', since: '2026-03-05T01:00:00.000Z', count: 1 } as const;
  const linesOf = (work: Output<'home.listWork'>['work']) => workOf(work).work;

  test('is a colleague, a family, or so many whom no school knows', () => {
    expect(
      linesOf([
        { ...guess, kind: 'staff-guesses' },
        { ...guess, kind: 'guardian-guesses', id: 'p1', title: '石小花' },
        { ...guess, kind: 'stranger-guesses', id: 'county', schoolId: null, title: '', count: 3 },
      ]),
    ).toMatchObject([
      { text: '有同事试错一次性码超过十次', url: '/packages/staff/people/people?schoolId=s1' },
      { note: expect.stringContaining('石小花的家长'), url: '/packages/staff/child/child?pupilId=p1&schoolId=s1' },
      { text: '今天有\u00a03\u00a0人，试错一次性码超过十次', url: '/packages/staff/people/people' },
    ]);
  });
});

test('a former colleague is told whom to ask', () => {
  const former = { schoolName: '柳溪学校', telephone: '0900-1234567' };
  expect(view({ ...stranger, former })).toMatchObject({
    isStranger: true,
    former: { heading: '您在柳溪学校的任职已经结束', telephone: '0900-1234567' },
  });
});
