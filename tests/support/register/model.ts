import type { CorrectableField } from '../../../contract/correction';
import type { ChangeState } from '../../../contract/need';
import type { SchoolName } from '../county/cast';

/** What the register holds of a pupil; empty where there is nothing. */
export interface Facts {
  readonly name: string;
  readonly class: string;
  readonly boarding: 'yes' | 'no';
  readonly village: string;
  readonly head: string;
  readonly bornOn: string;
  readonly idNumber: string;
  readonly enrolmentNo: string;
}

export interface Wish {
  readonly correctionId: string;
  readonly field: CorrectableField;
  readonly from: string;
  readonly to: string;
  readonly state: ChangeState;
}

export interface ModelPupil {
  readonly pupilId: string;
  readonly school: SchoolName;
  readonly now: Facts;
  /** All that were before, the oldest first. */
  readonly before: readonly Facts[];
  readonly wishes: readonly Wish[];
  /** The openid of the guardian; empty while nobody is bound. */
  readonly guardian: string;
}

/** The register as it must be. */
export type Model = readonly ModelPupil[];

export function replaced(model: Model, pupil: ModelPupil): Model {
  return model.map((one) => (one.pupilId === pupil.pupilId ? pupil : one));
}

/** The pupil with other facts, and what was before kept; the very same pupil when nothing differs. */
export function amended(pupil: ModelPupil, change: Partial<Facts>): ModelPupil {
  const now = { ...pupil.now, ...change };
  if (JSON.stringify(now) === JSON.stringify(pupil.now)) return pupil;
  return { ...pupil, now, before: [...pupil.before, pupil.now] };
}

/** Of numbers only the end, as the history has them. */
export function shown(facts: Facts): Record<keyof Facts, string> {
  const tail = (number: string) => (number === '' ? '' : `*${number.slice(-4)}`);
  return { ...facts, idNumber: tail(facts.idNumber), enrolmentNo: tail(facts.enrolmentNo) };
}
