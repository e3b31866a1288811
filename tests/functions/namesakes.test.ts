import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import type { Row } from '../support/county/papers';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const day = '2016-04-05';
const [enrolment, another] = ['L990101201604051111', 'L990101201604052222'];
const born = { 出生日期: day };
const enrolled = { 学籍号: enrolment };
const numbered = (sequence: number) => ({ 身份证号: numberBornOn(day, sequence) });

type Fate = 'fresh' | 'unchanged' | 'changed' | 'unwritten' | 'namesake' | 'pupil-unclear' | 'pupil-repeated';

/** What is told of the only row, or of the last one. */
function fateOf({ counts, faults, doubtful }: Awaited<ReturnType<RosterDesk['check']>>): Fate {
  const [fault] = faults;
  if (fault) return fault.fault as Fate;
  const [doubt] = doubtful;
  if (doubt) return doubt.reason;
  return counts.fresh > 0 ? 'fresh' : counts.changed > 0 ? 'changed' : 'unchanged';
}

/** [what, name in the register, its cells, name in the file, its cells, fate] */
const table: readonly (readonly [string, string, Row, string, Row, Fate])[] = [
  ['the same child again', '林一', born, '林一', born, 'unchanged'],
  ['the number comes', '林二', born, '林二', numbered(102), 'changed'],
  ['a classmate of the name, another birthday', '林三', born, '林三', { 出生日期: '2016-09-09' }, 'fresh'],
  ['a classmate of the name, two numbers', '林四', numbered(104), '林四', numbered(204), 'fresh'],
  ['no birthdays, two enrolment numbers', '林五', enrolled, '林五', { 学籍号: another }, 'namesake'],
  ['no birthday there, only one here', '林六', { 学籍号: 'L990101201604053333' }, '林六', born, 'pupil-unclear'],
  ['no birthday there, a number here', '林七', { 学籍号: 'L990101201604054444' }, '林七', numbered(107), 'namesake'],
  [
    'no birthday there, a number here, another class',
    '林八',
    { 学籍号: 'L990101201604055555' },
    '林八',
    { ...numbered(108), 班级: '一年级' },
    'fresh',
  ],
  [
    'one birthday, two enrolment numbers',
    '林九',
    { ...born, 学籍号: 'L990101201604056666' },
    '林九',
    { ...born, 学籍号: 'L990101201604057777' },
    'namesake',
  ],
  [
    'the same enrolment number, now with a number',
    '林十',
    { 学籍号: 'L990101201604058888' },
    '林十',
    { 学籍号: 'L990101201604058888', ...numbered(110) },
    'changed',
  ],
  ['twins', '双大', numbered(111), '双小', numbered(112), 'fresh'],
  ['twins without numbers', '双春', born, '双秋', born, 'fresh'],
  ['a dot of another keyboard', '买买提·吐尔逊', numbered(113), '买买提•吐尔逊', numbered(113), 'unchanged'],
  ['a full-width dot', '古丽·艾山', born, '古丽．艾山', born, 'unchanged'],
  ['a name of one word', '阿依', numbered(114), '阿依', numbered(114), 'unchanged'],
  ['a question mark in the file', '王䶮', numbered(115), '王?', numbered(115), 'unchanged'],
  ['its sound in the file', '李䶮', numbered(116), '李yan', numbered(116), 'unchanged'],
  ['a question mark in the register', '张?', numbered(117), '张䶮', numbered(117), 'changed'],
  ['a question mark in the register, no number', '赵?', born, '赵䶮', born, 'changed'],
  ['a sound in the register, no number', '钱yan', born, '钱䶮', numbered(118), 'changed'],
  ['a new name with a sound', '孙甲', numbered(119), '孙yan', numbered(120), 'unwritten'],
  ['another name under the number', '周甲', numbered(121), '周乙', numbered(121), 'changed'],
];

test.each(table)('%s: %s %j, then %s %j is %s', async (...row) => {
  const [, before, beforeCells, name, cells, fate] = row;
  const desk = new RosterDesk(county);
  expect((await desk.take([listRow(before, beforeCells)])).counts.fresh).toBe(1);
  const head = { 户主: `${before}的爷爷` };
  expect(fateOf(await desk.check([listRow(name, { ...cells, ...head })]))).toBe(fate);
});

describe('in one file', () => {
  test('classmates of one name without birthdays are two, and stay two', async () => {
    const desk = new RosterDesk(county);
    const rows = ['L990101201604050011', 'L990101201604050029'].map((number) => listRow('何同名', { 学籍号: number }));
    expect((await desk.take(rows)).counts).toMatchObject({ fresh: 2, doubtful: 0, faulty: 0 });
    expect((await desk.take(rows)).counts).toMatchObject({ fresh: 0, unchanged: 2, changed: 0 });
    expect(await desk.named('何同名')).toHaveLength(2);
  });

  test('two rows never fall upon one child', async () => {
    const desk = new RosterDesk(county);
    await desk.take([listRow('何独一', born)]);
    const { faults, counts } = await desk.check([listRow('何独一', numbered(131)), listRow('何独一', numbered(132))]);
    expect(faults).toMatchObject([{ line: 3, fault: 'pupil-repeated' }]);
    expect(counts.changed).toBe(1);
  });

  test('a namesake waits for a person’s word', async () => {
    const desk = new RosterDesk(county);
    await desk.take([listRow('何待定', { 学籍号: 'L990101201604050037' })]);
    const { importId, doubtful } = await desk.check([listRow('何待定', numbered(133))]);
    expect(doubtful).toEqual([{ line: 2, name: '何待定', reason: 'namesake' }]);
    await desk.office.ask('ledger.importRoster', { importId, acceptChanges: true, acceptDoubtful: false });
    expect(await desk.named('何待定')).toHaveLength(1);
  });
});
