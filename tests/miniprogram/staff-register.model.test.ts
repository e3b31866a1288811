import { expect, test } from '@jest/globals';
import { toView as toPupil, blank as noPupil } from '../../miniprogram/packages/staff/pupil/pupil.model';
import {
  everyone,
  nobody,
  toClasses,
  toInput,
  toView,
  withMore,
} from '../../miniprogram/packages/staff/register/register.model';

const pupil = {
  pupilId: 'p1',
  name: '张小明',
  classId: 'c1',
  className: '一年级',
  village: '柳溪村',
  boarder: true,
  withoutId: true,
};

test('what is asked for is only what is chosen', () => {
  expect(toInput('s1', everyone)).toEqual({ schoolId: 's1' });
  expect(toInput('s1', { search: ' zxm ', show: 'day', classId: 'c1' })).toEqual({
    schoolId: 's1',
    search: 'zxm',
    boarder: false,
    classId: 'c1',
  });
});

test('a pupil without a number is marked, an empty list says how to go on', () => {
  const fetched = withMore(nobody, { pupils: [pupil], next: null });
  expect(toView(fetched, everyone).rows).toEqual([
    { id: 'p1', name: '张小明', note: '一年级，住校，柳溪村', mark: '还没有身份证号' },
  ]);
  expect(toView(nobody, everyone).empty).toContain('导入名册');
  expect(toView(nobody, { ...everyone, search: 'q' }).empty).toContain('首字母');
  expect(toClasses([{ classId: 'c1', name: '一年级' }], 'c1')).toEqual({
    classNames: ['全部班级', '一年级'],
    className: '一年级',
  });
});

test('a pupil’s entry shows what was changed, by whom', () => {
  const history = [
    { at: '2026-11-20T02:00:00.000Z', by: '马主任', changes: [{ field: 'boarding' as const, from: 'no', to: 'yes' }] },
  ];
  const data = {
    ...pupil,
    schoolId: 's1',
    head: '张大山',
    idNumber: null,
    enrolmentNo: '***1234',
    bornOn: '2015-03-05',
    history,
    rev: 2,
    standings: [],
    mayRecordStanding: true,
  };
  const shown = toPupil({ ok: true, data }, noPupil);
  expect(shown.fields).toContainEqual({ label: '出生日期', value: '2015年3月5日' });
  expect(shown.history?.[0]).toMatchObject({ lines: ['住校：走读 → 住校'], who: expect.stringContaining('马主任') });
});
