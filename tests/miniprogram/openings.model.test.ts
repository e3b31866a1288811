import { expect, test } from '@jest/globals';
import { blank, toView, type Opening } from '../../miniprogram/pages/openings/openings.model';

const family = { pupilName: '王小军', telephone: '0900-1234567', family: ['grandparent', 'mother'] } as const;

const opening = (openingId: string, over: Partial<Opening>): Opening => ({
  openingId,
  on: '2026-11-20',
  at: '2026-11-20T01:10:00.000Z',
  count: 1,
  by: '王老师',
  office: 'classTeacher',
  purpose: 'class',
  note: null,
  ...over,
});

test('by day, with office, name, reason and how often', () => {
  const rows = [
    opening('o1', { purpose: 'other', note: '办转学', office: 'academicAffairs', by: '马主任', count: 3 }),
    opening('o2', {}),
    opening('o3', { on: '2026-11-19', at: '2026-11-19T06:00:00.000Z', purpose: 'verify-need' }),
  ];
  const view = { ...blank, ...toView({ rows, next: null, page: 0 }, { ...family, family: [...family.family] }) };
  expect(view.days).toEqual([
    {
      key: '2026-11-20',
      heading: '11月20日（星期五）',
      lines: [
        { key: 'o1', heading: '教导处 马主任', note: '办转学，上午9:10', value: '3 次' },
        { key: 'o2', heading: '班主任 王老师', note: '班主任日常工作，上午9:10', value: '' },
      ],
    },
    {
      key: '2026-11-19',
      heading: '11月19日（星期四）',
      lines: [{ key: 'o3', heading: '班主任 王老师', note: '核实困难情况，下午2:00', value: '' }],
    },
  ]);
  expect(view.family).toBe('家里绑定了这个孩子的：爷爷奶奶、妈妈');
  expect(view.empty).toBe('');
});

test('nobody yet', () => {
  const view = toView({ rows: [], next: null, page: 0 }, { ...family, family: ['mother'] });
  expect(view).toMatchObject({ days: [], empty: '还没有老师打开过这个孩子的信息。', phase: 'ready' });
});
