import { describe, expect, test } from '@jest/globals';
import {
  blank,
  chosen,
  refusedSigning,
  signingLines,
  termsAt,
  titleFault,
  toFound,
  toInput,
  toStart,
  type Form,
} from '../../miniprogram/packages/finance/batch-new/batch-new.model';

const form: Form = { programme: 'boarder-living', term: '2026-autumn', title: '2026年秋季学期寄宿生生活补助' };

describe('the form', () => {
  test('opens with the term that runs, or with what was left', () => {
    const now = new Date('2026-11-20T02:00:00Z');
    expect(toStart(undefined, now).form).toEqual(form);
    expect(toStart({ ...form, title: '补发' }, now).form?.title).toBe('补发');
    expect(toStart(undefined, now).termChips?.map(({ label }) => label)).toEqual(['2026年秋季学期', '2026年春季学期']);
  });

  test('opens for those whose payment failed, in their own term', () => {
    const wanted = { programme: 'day-pupil-living', term: '2025-autumn' };
    const { form: opened, termChips } = toStart(form, new Date('2026-11-20T02:00:00Z'), wanted);
    expect(opened).toEqual({ ...wanted, title: '2025年秋季学期非寄宿生生活补助（重新发）' });
    expect(termChips?.map(({ key }) => key)).toEqual(['2026-autumn', '2026-spring', '2025-autumn']);
    expect(toStart(form, new Date('2026-11-20T02:00:00Z'), { programme: 'x', term: '2025-autumn' }).form).toBe(form);
  });

  test.each([
    ['2027-01-31T15:00:00Z', ['2026-autumn', '2026-spring']],
    ['2027-01-31T16:00:00Z', ['2027-spring', '2026-autumn']],
    ['2027-07-31T02:00:00Z', ['2027-spring', '2026-autumn']],
    ['2027-08-01T02:00:00Z', ['2027-autumn', '2027-spring']],
  ])('at %s the terms are %j', (now, terms) => expect(termsAt(new Date(now))).toEqual(terms));

  test('a title that nobody has changed follows the choice', () => {
    expect(chosen(form, { term: '2026-spring' }).title).toBe('2026年春季学期寄宿生生活补助');
    expect(chosen({ ...form, title: '补发' }, { programme: 'urgent-aid' })).toEqual({
      ...form,
      programme: 'urgent-aid',
      title: '补发',
    });
  });

  test('a batch has a name', () => {
    expect(titleFault({ ...form, title: '  ' })).toBe('请写批次的名字。');
    expect(titleFault(form)).toBe('');
  });
});

describe('the list', () => {
  const answer = {
    ok: true as const,
    data: { count: 3, totalFen: 250_050, classes: [{ name: '四年级', count: 3, fen: 250_050 }] },
  };

  test('shows count, total and each class', () => {
    expect(toFound(answer).found).toEqual({
      count: 3,
      totalFen: 250_050,
      classes: [{ name: '四年级', count: '3 人', total: '2,500.50' }],
    });
  });

  test('a faulty one shows its rows and nothing to sign', () => {
    const rows = [{ line: 2, column: '金额', fault: 'amount-unreadable' as const }];
    const shown = toFound({ ok: false, code: 'file-rows-faulty', detail: { rows } });
    expect({ ...blank, ...toFound(answer), ...shown }).toMatchObject({
      found: null,
      faults: rows,
      faultCount: '一共 1 处，批次还没有生成',
      isChecking: false,
    });
  });
});

describe('the signature', () => {
  const found = { count: 3, totalFen: 250_050, classes: [] };

  test('repeats exactly the count and total that were seen', () => {
    expect(toInput({ ...form, title: ' 秋季  补助 ' }, found, { schoolId: 's1', fileId: 'f1' })).toEqual({
      schoolId: 's1',
      fileId: 'f1',
      programme: 'boarder-living',
      term: '2026-autumn',
      title: '秋季 补助',
      count: 3,
      totalFen: 250_050,
    });
    expect(signingLines(form)[1]).toContain('自己做的，自己不能审');
  });

  test('a list that has become faulty closes the sheet; anything else is said in it', () => {
    const rows = [{ line: 2, fault: 'already-paid' as const }];
    expect(refusedSigning({ ok: false, code: 'file-rows-faulty', detail: { rows } })).toMatchObject({
      isSigning: false,
      found: null,
      faults: rows,
    });
    const offline = refusedSigning({ ok: false, code: 'offline' });
    expect(offline).toMatchObject({ isSending: false, signRefusal: { code: 'offline' } });
    expect(offline).not.toHaveProperty('found');
  });
});
