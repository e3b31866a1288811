import { describe, expect, test } from '@jest/globals';
import {
  categoriesFor,
  faultOf,
  formOn,
  toInput,
} from '../../miniprogram/packages/staff/components/change-form/change-form.model';
import {
  blank as blankList,
  nothing,
  toView as toList,
} from '../../miniprogram/packages/staff/need-list/need-list.model';
import {
  blank,
  confirming,
  isChange,
  refused,
  toView,
  type Needs,
} from '../../miniprogram/packages/staff/needs/needs.model';

const asked = { action: 'request', at: '2026-11-20T01:00:00Z', by: '王老师', reason: null } as const;
const needs: Needs = {
  rev: 3,
  pupilName: '石小花',
  className: '一年级',
  needs: [
    {
      category: 'disability',
      since: '2025-09-01',
      until: '2026-06-30',
      evidence: { kind: 'certificate', note: '残疾证' },
      verifier: '张主任',
    },
    {
      category: 'orphan',
      since: '2025-09-01',
      until: null,
      evidence: { kind: 'government-list', note: '民政名单' },
      verifier: '张主任',
    },
  ],
  changes: [
    {
      changeId: 'g1',
      wanted: { kind: 'end', category: 'orphan', on: '2026-11-01', reason: '父亲回来了' },
      state: 'submitted',
      author: '王老师',
      mayVerify: true,
      mayApply: false,
      mayWithdraw: false,
      history: [asked],
    },
    {
      changeId: 'g0',
      wanted: {
        kind: 'begin',
        category: 'other',
        on: '2026-10-01',
        evidence: { kind: 'home-visit', note: '房子漏雨' },
      },
      state: 'refused',
      author: '王老师',
      mayVerify: false,
      mayApply: false,
      mayWithdraw: false,
      history: [asked, { action: 'refuse', at: '2026-11-20T02:00:00Z', by: '张主任', reason: '材料不够' }],
    },
  ],
  mayRequest: true,
};

describe('the page of a pupil', () => {
  const view = { ...blank, ...toView({ ok: true, data: needs }, blank) };

  test('parts what stands from what was', () => {
    expect(view.current).toMatchObject([
      { heading: '孤儿、事实无人抚养', note: '政府名单里有：民政名单，张主任核实', value: '2025年9月1日起' },
    ]);
    expect(view.past).toMatchObject([{ heading: '残疾', value: '2025年9月1日到2026年6月30日' }]);
    expect(view.currentCategories).toEqual(['orphan']);
  });

  test('shows what waits, and what the caller may do', () => {
    expect(view.waiting).toMatchObject([
      { id: 'g1', heading: '结束：孤儿、事实无人抚养', state: '等核实', step: 'verify' },
    ]);
    const [first] = view.waiting;
    if (!first) throw new Error('nothing waits');
    expect(confirming(first, '石小花')).toMatchObject({ confirmText: '核实无误' });
    expect(confirming(first, '石小花').content).toContain('原因：父亲回来了');
  });

  test('tells the history, newest first within a change', () => {
    expect(view.history.map(({ heading }) => heading)).toEqual(['王老师：提出', '张主任：不同意', '王老师：提出']);
    expect(view.history[1]?.note).toContain('原因：材料不够');
  });

  test('says what went wrong', () => {
    expect(refused({ ok: false, code: 'kin' })).toMatchObject({ isSending: false, refusal: { code: 'kin' } });
    expect([isChange({ ok: false, code: 'changed-meanwhile' }), isChange({ ok: false, code: 'kin' })]).toEqual([
      true,
      false,
    ]);
    expect(toView({ ok: false, code: 'not-found' }, blank)).toMatchObject({ phase: 'problem' });
  });
});

describe('the form', () => {
  const today = formOn('2026-11-20');

  test('offers to begin what does not stand, and to end what does', () => {
    expect(categoriesFor('end', ['orphan']).map(({ key }) => key)).toEqual(['orphan']);
    expect(categoriesFor('begin', ['orphan']).map(({ key }) => key)).not.toContain('orphan');
  });

  test('asks for what is missing, one after the other', () => {
    expect(faultOf(today)).toContain('哪一类');
    expect(faultOf({ ...today, category: 'orphan' })).toContain('看过什么');
    expect(faultOf({ ...today, category: 'orphan', seen: 'certificate' })).toContain('材料');
    expect(faultOf({ ...today, kind: 'end', category: 'orphan' })).toContain('为什么');
    expect(toInput('p1', today)).toBeNull();
  });

  test('becomes a change', () => {
    expect(toInput('p1', { ...today, category: 'orphan', seen: 'certificate', note: ' 孤儿证  ' })).toEqual({
      pupilId: 'p1',
      wanted: {
        kind: 'begin',
        category: 'orphan',
        on: '2026-11-20',
        evidence: { kind: 'certificate', note: '孤儿证' },
      },
    });
    expect(toInput('p1', { ...today, kind: 'end', category: 'orphan', note: '父亲回来了' })).toEqual({
      pupilId: 'p1',
      wanted: { kind: 'end', category: 'orphan', on: '2026-11-20', reason: '父亲回来了' },
    });
  });
});

describe('the list', () => {
  const item = {
    pupilId: 'p1',
    name: '石小花',
    className: '一年级',
    categories: ['orphan' as const],
    waiting: ['verified' as const],
  };

  test('names categories, or what waits', () => {
    const fetched = { ...nothing, rows: [item] };
    expect(toList(fetched, 'current').rows).toEqual([
      { id: 'p1', heading: '石小花', note: '一年级，孤儿、事实无人抚养', tag: '' },
    ]);
    expect(toList(fetched, 'open').rows).toMatchObject([{ note: '一年级', tag: '核实了，等批准' }]);
  });

  test('says how to begin when it is empty', () => {
    expect({ ...blankList, ...toList(nothing, 'current') }.empty).toContain('班级名单');
    expect(toList(nothing, 'open').empty).toContain('班级名单');
  });
});
