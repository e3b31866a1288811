import { describe, expect, test } from '@jest/globals';
import { likeness, type Identity } from '../../../domain/ledger/namesake';
import { isUncertain, mayBeOneName, normaliseName } from '../../../domain/ledger/pupil-name';

test.each([
  ['买买提•吐尔逊', '买买提·吐尔逊'],
  ['买买提．吐尔逊', '买买提·吐尔逊'],
  ['买买提 . 吐尔逊', '买买提·吐尔逊'],
  ['王  小 明', '王小明'],
  [' 阿依 ', '阿依'],
  ['王䶮', '王䶮'],
])('%j is kept as %j', (typed, kept) => expect(normaliseName(typed)).toBe(kept));

test.each([
  ['王?', true],
  ['王？', true],
  ['王□', true],
  ['王\ue123', true],
  ['王yan', true],
  ['WANG YAN', true],
  ['王䶮', false],
  ['买买提·吐尔逊', false],
  ['阿依', false],
])('%j holds a character that could not be written: %s', (name, is) => expect(isUncertain(name)).toBe(is));

test.each([
  ['王?', '王䶮', true],
  ['王?', '王小明', false],
  ['王yan', '王䶮', true],
  ['王YAN明', '王䶮明', true],
  ['王yan', '李䶮', false],
  ['WANG YAN', '王䶮', true],
  ['买买提•吐尔逊', '买买提吐尔逊', true],
  ['王小明', '王小明', true],
  ['王小明', '王小红', false],
  ['王(大)', '王(大)', true],
  ['[王', '?王', true],
])('%j and %j may be one name: %s', (a, b, may) => {
  expect(mayBeOneName(a, b)).toBe(may);
  expect(mayBeOneName(b, a)).toBe(may);
});

describe('entries of one name', () => {
  const nobody: Identity = { numberKey: null, enrolmentKey: null, bornOn: null, classId: 'c' };
  const born = (bornOn: string) => ({ ...nobody, bornOn });
  test.each<[Partial<Identity>, Partial<Identity>, string]>([
    [born('2016-01-01'), born('2016-01-01'), 'same'],
    [born('2016-01-01'), born('2016-01-02'), 'other'],
    [born('2016-01-01'), { classId: 'd' }, 'other'],
    [born('2016-01-01'), {}, 'open'],
    [{}, {}, 'open'],
    [{ enrolmentKey: 'a' }, { enrolmentKey: 'b' }, 'open'],
    [{ enrolmentKey: 'a' }, { enrolmentKey: 'a' }, 'same'],
    [{ numberKey: 'a' }, { numberKey: 'b' }, 'other'],
    [{ ...born('2016-01-01'), enrolmentKey: 'a' }, { ...born('2016-01-01'), enrolmentKey: 'b' }, 'open'],
  ])('%j and %j: %s', (a, b, how) => {
    expect(likeness({ ...nobody, ...a }, { ...nobody, ...b })).toBe(how);
    expect(likeness({ ...nobody, ...b }, { ...nobody, ...a })).toBe(how);
  });
});
