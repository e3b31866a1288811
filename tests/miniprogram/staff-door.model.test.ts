import { expect, test } from '@jest/globals';
import { doorOf } from '../../miniprogram/components/staff-door/staff-door.model';

test.each([
  ['notices', 'classTeacher', '/packages/staff/notices/notices'],
  ['notices', 'zoneTeacher', ''],
  ['disbursements', 'leader', '/packages/finance/batches/batches'],
  ['disbursements', 'bureau', '/packages/finance/batches/batches'],
  ['disbursements', 'classTeacher', ''],
] as const)('%s, asked by %s, leads to “%s”', (list, role, url) => expect(doorOf(list, [role]).url).toBe(url));

test('who has no office here is led home', () =>
  expect(doorOf('disbursements', [])).toMatchObject({ text: '去首页', url: '' }));
