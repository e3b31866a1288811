import { likeness } from '../../../domain/ledger/namesake';
import { naturalPupilIds, pupilIdOf, pupilIdsByEnrolment } from '../../../cloudfunctions/platform/ids';
import type { SchoolName } from '../county/cast';
import { listRow } from '../county/lists';
import type { Row } from '../county/papers';
import { dayIn } from './kid';
import { amended, replaced, type Facts, type Model, type ModelPupil } from './model';

/** A row of a class list: the facts as they are written. */
export type Written = Facts;

export interface List {
  readonly school: SchoolName;
  readonly schoolId: string;
  readonly rows: readonly Written[];
  readonly acceptChanges: boolean;
  readonly acceptDoubtful: boolean;
}

type Fate =
  | { readonly kind: 'faulty' }
  | { readonly kind: 'fresh'; readonly isDoubtful: boolean }
  | { readonly kind: 'known'; readonly pupil: ModelPupil };

const faulty: Fate = { kind: 'faulty' };

export function paperOf({
  name,
  class: className,
  boarding,
  village,
  head,
  bornOn,
  idNumber,
  enrolmentNo,
}: Written): Row {
  const numbers = { 身份证号: idNumber, 学籍号: enrolmentNo, 出生日期: bornOn };
  return listRow(name, {
    ...numbers,
    班级: className,
    村: village,
    户主: head,
    是否寄宿: boarding === 'yes' ? '是' : '否',
  });
}

/** The register after a class list: what every row means is decided on the register as it was before. */
export function afterList(model: Model, list: List): Model {
  const keys = new Set<string>();
  const enrolled = new Set<string>();
  const claimed = new Set<string>();
  const passed = list.rows.flatMap((row) => {
    if (isFaulty(row)) return [];
    const key = keyOf(list.schoolId, row);
    const isTwice = keys.has(key) || (row.enrolmentNo !== '' && enrolled.has(row.enrolmentNo));
    keys.add(key);
    if (row.enrolmentNo !== '') enrolled.add(row.enrolmentNo);
    return isTwice ? [] : [{ key, row: row.idNumber === '' ? row : { ...row, bornOn: dayIn(row.idNumber) } }];
  });
  const fates = passed.map(({ key, row }) => ({ key, row, fate: fateOf(model, list, key, row) }));
  const isByNumber = ({ key, fate }: (typeof fates)[number]) => fate.kind === 'known' && idKeyOf(fate.pupil) === key;
  for (const one of fates) if (one.fate.kind === 'known' && isByNumber(one)) claimed.add(one.fate.pupil.pupilId);
  return fates.reduce((after, one) => {
    const { key, row, fate } = one;
    if (fate.kind === 'faulty') return after;
    if (fate.kind === 'fresh') return fate.isDoubtful && !list.acceptDoubtful ? after : entered(after, list, key, row);
    if (!isByNumber(one)) {
      if (claimed.has(fate.pupil.pupilId)) return after;
      claimed.add(fate.pupil.pupilId);
    }
    return list.acceptChanges ? replaced(after, amended(fate.pupil, changesBy(fate.pupil, row))) : after;
  }, model);
}

/** What the pupil is known by in the whole county. */
export function idKeyOf({ pupilId, now }: ModelPupil): string {
  return now.idNumber === '' ? pupilId : pupilIdOf(now.idNumber);
}

function entered(model: Model, { school }: List, pupilId: string, now: Facts): Model {
  return [...model, { pupilId, school, now, before: [], wishes: [], guardian: '' }];
}

function isFaulty({ bornOn, idNumber, enrolmentNo }: Written): boolean {
  if (idNumber !== '' && bornOn !== '' && dayIn(idNumber) !== bornOn) return true;
  return idNumber === '' && enrolmentNo === '' && bornOn === '';
}

function keyOf(schoolId: string, { name, bornOn, idNumber, enrolmentNo }: Written): string {
  if (idNumber !== '') return pupilIdOf(idNumber);
  const ids = enrolmentNo === '' ? naturalPupilIds(schoolId, name, bornOn) : pupilIdsByEnrolment(enrolmentNo);
  return ids[0] ?? '';
}

function fateOf(model: Model, list: List, key: string, row: Written): Fate {
  const pupil = model.find((one) => (row.idNumber === '' ? one.pupilId === key : idKeyOf(one) === key));
  const enrolled = row.enrolmentNo === '' ? [] : model.filter(({ now }) => now.enrolmentNo === row.enrolmentNo);
  if (enrolled.length > 0) {
    const same = enrolled.filter((one) => row.idNumber === '' || (pupil ? one === pupil : one.now.idNumber === ''));
    return known(same.find(({ school }) => school === list.school) ?? same[0], list, row);
  }
  if (pupil) return known(pupil, list, row);
  // The number was this pupil's once, and was corrected.
  if (model.some(({ pupilId }) => pupilId === key)) return faulty;
  return byName(model, list, key, row);
}

function known(pupil: ModelPupil | undefined, { school }: List, { idNumber, bornOn }: Written): Fate {
  if (pupil?.school !== school) return faulty;
  const own = pupil.now.idNumber;
  if (own !== '' && idNumber === '' && bornOn !== '' && bornOn !== dayIn(own)) return faulty;
  return { kind: 'known', pupil };
}

function byName(model: Model, list: List, key: string, row: Written): Fate {
  const isProvisional = (one: ModelPupil) => one.now.idNumber === '' || idKeyOf(one) !== one.pupilId;
  const alike = model
    .filter(({ school, now }) => school === list.school && now.name === row.name)
    .filter((one) => row.idNumber === '' || isProvisional(one))
    .map((pupil) => ({ pupil, how: likeness(identity(key, row), identity(idKeyOf(pupil), pupil.now)) }));
  const [same, another] = alike.filter(({ how }) => how === 'same');
  if (another) return faulty;
  if (same) return known(same.pupil, list, row);
  const isOpen = alike.some(({ how }) => how === 'open');
  if (isOpen && row.idNumber === '' && row.enrolmentNo === '') return faulty;
  return { kind: 'fresh', isDoubtful: isOpen };
}

function identity(key: string, { idNumber, enrolmentNo, bornOn, class: classId }: Facts) {
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    numberKey: idNumber === '' ? null : key,
    enrolmentKey: orNull(enrolmentNo),
    bornOn: orNull(bornOn),
    classId,
  };
}

/** A list that lacks a number does not take it away. */
function changesBy({ now }: ModelPupil, row: Written): Facts {
  return {
    ...row,
    bornOn: row.bornOn === '' ? now.bornOn : row.bornOn,
    idNumber: now.idNumber === '' ? row.idNumber : now.idNumber,
    enrolmentNo: row.enrolmentNo === '' ? now.enrolmentNo : row.enrolmentNo,
  };
}
