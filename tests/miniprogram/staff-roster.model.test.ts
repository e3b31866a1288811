import { describe, expect, test } from '@jest/globals';
import { rowFaultCodes } from '../../contract/action';
import { toFaults } from '../../miniprogram/components/fault-list/fault-list.model';
import { faultOf, idle, ready, uploading } from '../../miniprogram/components/file-picker/file-picker.model';
import { appended, cut, cutFetched, lacks, pageSize, placeText } from '../../miniprogram/components/pager/pager.model';
import { toChanges } from '../../miniprogram/packages/staff/components/roster-changes/roster-changes.model';
import { choices } from '../../miniprogram/packages/staff/components/roster-columns/roster-columns.model';
import { blank, checking, choose, refused, toView } from '../../miniprogram/packages/staff/roster/roster.model';

const counts = { fresh: 312, unchanged: 4, changed: 0, faulty: 0, doubtful: 0, withoutId: 0, missing: 0 };
const found = {
  importId: 'i1',
  schoolId: 's1',
  state: 'checked' as const,
  problem: null,
  rows: 316,
  doneRows: 316,
  sheet: '花名册',
  otherSheets: [],
  headings: ['学生姓名', '班', '庄子'],
  columns: [
    { field: 'pupilName' as const, heading: '学生姓名', required: true },
    { field: 'village' as const, heading: null, required: true },
    { field: 'bornOn' as const, heading: null, required: false },
  ],
  classes: ['一年级', '二年级'],
  counts,
  changedFields: [],
  faults: [],
  changes: [],
  doubtful: [],
  missing: [],
};
const none = { changes: false, doubtful: false };

test('a clean list says what would be taken in', () => {
  const shown = toView(found, none);
  expect(shown).toMatchObject({
    step: 'checked',
    action: '导入 312 名学生',
    faultCount: '',
    changesChoice: '',
    missing: '',
  });
  expect(shown.figures).toEqual([
    { label: '新学生', value: '312 名' },
    { label: '原来就有，一样', value: '4 名' },
    { label: '班级', value: '一年级、二年级' },
  ]);
  expect(toView({ ...found, counts: { ...counts, fresh: 0 } }, none).action).toBe('');
});

test('what differs, is uncertain or missing is said, and counts only where it is accepted', () => {
  const some = { ...counts, changed: 2, doubtful: 1, missing: 1, faulty: 3 };
  const change = {
    line: 4,
    pupilId: 'p1',
    name: '王小明',
    changes: [{ field: 'boarding' as const, from: 'no', to: 'yes' }],
  };
  const shown = toView(
    {
      ...found,
      counts: some,
      changes: [change],
      changedFields: [{ field: 'boarding', count: 2 }],
      doubtful: [{ line: 9, name: '李?', reason: 'unwritten' }],
      missing: [{ pupilId: 'p2', name: '赵小红', className: '一年级' }],
    },
    none,
  );
  expect(shown).toMatchObject({
    action: '导入 311 名学生',
    changesNote: '住校 2 处',
    changesChoice: '按表改这 2 名学生',
    doubtful: '李?（第 9 行，名字里有没写出来的字）',
    missing: '赵小红（一年级）',
    faultCount: '3 行有错，不会导入，别的行照常',
  });
  expect(choose(some, { changes: true, doubtful: true }).action).toBe('导入 312 名学生，改 2 名学生');
  expect(toChanges([change])).toEqual([{ key: 'p1', name: '王小明（第 4 行）', lines: ['住校：走读 → 住校'] }]);
});

test('a column that is not found can be pointed at', () => {
  const shown = toView({ ...found, state: 'columns' }, none);
  expect(shown.step).toBe('columns');
  expect(shown.columns?.map(({ label, shown: text, lacks }) => [label, text, lacks])).toEqual([
    ['姓名', '学生姓名', false],
    ['村或住址', '没有找到，点这里选', true],
    ['出生日期', '没有', false],
  ]);
  expect(choices(['甲'])).toEqual(['表里没有这一列', '甲']);
  expect(toView({ ...found, otherSheets: ['二班'] }, none).sheetNote).toContain('二班');
});

test('a long import says how far it is', () => {
  expect(toView({ ...found, state: 'importing', rows: 20_000, doneRows: 5000 }, none)).toEqual({
    step: 'importing',
    progress: '导入了 5000 行，一共 20000 行',
    percent: 25,
  });
  expect(toView({ ...found, state: 'checking', rows: 0, doneRows: 0 }, none)).toMatchObject({ progress: '' });
  expect(toView({ ...found, state: 'done', counts: { ...counts, changed: 2 } }, none).done).toBe(
    '导入了 312 名学生，改了 2 名，另有 4 名原来就有，没有动。',
  );
  expect(toView({ ...found, state: 'failed', problem: 'file-empty' }, none)).toMatchObject({
    step: 'choose',
    refusal: { code: 'file-empty' },
  });
});

test('a new file forgets the last one; an import that got no answer may be repeated', () => {
  expect({ ...blank, done: 'x', ...checking }).toMatchObject({ step: 'checking', figures: [], faults: [], done: '' });
  expect(refused({ ok: false, code: 'timeout' }, 'checked')).toMatchObject({
    step: 'checked',
    refusal: { mayRetry: true },
  });
});

describe('faulty rows', () => {
  test('every fault says what is wrong and what to do', () => {
    const faults = toFaults(rowFaultCodes.map((fault, at) => ({ line: at + 2, fault })));
    expect(faults.filter(({ what, next }) => what === '' || next === '')).toEqual([]);
  });

  test('come in the order of the file, what it lacks last', () => {
    const shown = toFaults([
      { line: 0, fault: 'line-missing', value: '王小明' },
      { line: 9, fault: 'cell-empty', column: '姓名' },
      { line: 2, fault: 'id-checksum', column: '身份证号', value: '*1234' },
    ]);
    expect(shown.map(({ where, what }) => [where, what])).toEqual([
      ['第 2 行“身份证号”', '身份证号不对，可能写错了一位（*1234）'],
      ['第 9 行“姓名”', '没有填'],
      ['少了一行', '批次里有，文件里没有（王小明）'],
    ]);
  });
});

describe('choosing a file', () => {
  const file = { path: '/tmp/a.csv', name: '花名册.csv', size: 3000 };

  test('says how to get there, what is under way, and what was chosen', () => {
    expect(idle('选名册文件').note).toContain('文件传输助手');
    expect(uploading(file)).toMatchObject({ state: 'uploading', note: '花名册.csv' });
    expect(ready(file)).toMatchObject({ text: '换一个文件', note: '已选：花名册.csv（3 KB）' });
  });

  test('another kind, an empty or a huge one is not sent', () => {
    expect(faultOf(file)).toBe('');
    expect(faultOf({ ...file, name: '花名册.xlsx' })).toBe('');
    expect(faultOf({ ...file, name: '花名册.xls' })).toContain('另存为');
    expect(faultOf({ ...file, name: '照片.jpg' })).toContain('表格');
    expect(faultOf({ ...file, size: 0 })).toContain('空的');
    expect(faultOf({ ...file, size: 13 * 1024 * 1024 })).toContain('13.0 MB');
  });
});

describe('a long list by the page', () => {
  const rows = Array.from({ length: 40 }, (_, at) => at);

  test('a page beyond the end is the last', () => {
    expect(cut(rows, 9)).toMatchObject({ rows: { length: 10 }, place: { from: 31, to: 40, hasNext: false } });
    expect(cut([], 0)).toEqual({ rows: [], place: { from: 0, to: 0, total: 0, hasPrevious: false, hasNext: false } });
  });

  test('more is fetched only when the page is not there', () => {
    const fetched = { rows: rows.slice(0, 30), next: 'c', page: 0 };
    expect([lacks(fetched, 1), lacks(fetched, 2), lacks({ ...fetched, next: null }, 9)]).toEqual([false, true, false]);
    expect(cutFetched(fetched).place).toMatchObject({ total: 0, hasNext: true });
    expect(cutFetched({ ...appended(fetched, rows.slice(30), null), page: 2 })).toMatchObject({
      rows: rows.slice(2 * pageSize),
      place: { from: 31, to: 40, total: 40, hasNext: false },
    });
  });

  test('says where one is; nothing where one page holds all', () => {
    expect(placeText(cut(rows, 1).place, '名')).toBe('第 16–30 名，共 40 名');
    expect(placeText(cut([1], 0).place, '名')).toBe('');
    expect(placeText(cutFetched({ rows: [], next: 'c', page: 0 }).place, '条')).toBe('往后翻，看更早的');
  });
});
