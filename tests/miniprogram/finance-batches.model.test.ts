import { expect, test } from '@jest/globals';
import { batchStates } from '../../contract/subsidy';
import { nothing, toView, type Item } from '../../miniprogram/packages/finance/batches/batches.model';

const place = { schoolId: 's1', schoolName: '柳溪学校', roles: ['finance' as const], classIds: [] };
const item = (batchId: string, more: Partial<Item> = {}): Item => ({
  batchId,
  title: `批次${batchId}`,
  programme: 'boarder-living',
  term: '2026-autumn',
  state: 'draft',
  count: 312,
  totalFen: 19_500_000,
  maker: '钱会计',
  at: '2026-11-20T02:00:00Z',
  next: null,
  ...more,
});

test('what the caller may do next comes first', () => {
  const rows = [item('a'), item('b', { next: 'audit' }), item('c', { state: 'approved', next: 'record-bank-result' })];
  const view = toView({ rows, next: null, page: 0 }, place);
  expect(view.mine?.map(({ id, turn }) => [id, turn])).toEqual([
    ['b', '请您审核'],
    ['c', '等银行结果，请您录入'],
  ]);
  expect(view.others).toEqual([
    {
      id: 'a',
      title: '批次a',
      note: '2026年秋季学期寄宿生生活补助，钱会计，11月20日（星期五）',
      state: '等审核',
      tone: 'tag-warning',
      count: '312 人',
      total: '195,000.00 元',
      turn: '',
    },
  ]);
});

test('every state has a word', () => {
  const rows = batchStates.map((state) => item(state, { state }));
  const states = toView({ rows, next: null, page: 0 }, place).others?.map(({ state }) => state);
  expect(states).toHaveLength(batchStates.length);
  expect(states).not.toContain(undefined);
});

test('only the finance office prepares', () => {
  expect(toView(nothing, place)).toMatchObject({ isEmpty: true, mayPrepare: true });
  expect(toView(nothing, { ...place, roles: ['leader'] }).mayPrepare).toBe(false);
});
