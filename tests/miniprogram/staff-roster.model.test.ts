import { describe, expect, test } from '@jest/globals';
import { rowFaultCodes } from '../../contract/action';
import { toFaults } from '../../miniprogram/components/fault-list/fault-list.model';
import { faultOf, idle, ready, uploading } from '../../miniprogram/components/file-picker/file-picker.model';
import { appended, cut, cutFetched, lacks, pageSize, placeText } from '../../miniprogram/components/pager/pager.model';
import { blank, checking, toDone, toFound } from '../../miniprogram/packages/staff/roster/roster.model';

test('a clean list says what would be taken in', () => {
  const checked = { ok: true as const, data: { fresh: 312, unchanged: 4, classes: ['一年级', '二年级'] } };
  expect(toFound(checked)).toEqual({
    step: 'checked',
    found: { fresh: 312, unchanged: 4, classes: '一年级、二年级', action: '导入 312 名学生' },
  });
  expect(toFound({ ok: true, data: { fresh: 0, unchanged: 4, classes: [] } }).found?.action).toBe('');
  expect(toDone({ ok: true, data: { fresh: 312, unchanged: 4 } })).toEqual({
    step: 'done',
    done: '导入了 312 名学生，另有 4 名原来就有，没有动。',
  });
});

test('faulty rows are listed one by one and not again in the problem', () => {
  const rows = [{ line: 4, column: '姓名', fault: 'cell-empty' as const }];
  const shown = toFound({ ok: false, code: 'file-rows-faulty', detail: { rows } });
  expect(shown).toMatchObject({ step: 'choose', faults: rows, faultCount: '一共 1 处，一行都还没有导入' });
  expect(shown.refusal?.lines).toEqual([]);
  expect(toFound({ ok: false, code: 'file-columns-missing', detail: { columns: ['户主'] } }).refusal?.lines).toEqual([
    '缺少：户主',
  ]);
});

test('a new file forgets the last one; an import that got no answer may be repeated', () => {
  expect({ ...blank, done: 'x', ...checking }).toMatchObject({ step: 'checking', found: null, faults: [], done: '' });
  expect(toDone({ ok: false, code: 'timeout' })).toMatchObject({ step: 'checked', refusal: { mayRetry: true } });
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
    expect(faultOf({ ...file, name: '花名册.xlsx' })).toContain('另存为');
    expect(faultOf({ ...file, size: 0 })).toContain('空的');
    expect(faultOf({ ...file, size: 3 * 1024 * 1024 })).toContain('3.0 MB');
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
