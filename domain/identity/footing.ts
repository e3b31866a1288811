import type { BasisKind } from '../../contract/family';
import type { Relation } from '../../contract/vocabulary';
import { accept, refuse, type Decision } from '../shared/decision';
import type { Basis, Ward } from '../shared/standing';
import type { Person } from './person';

/** Parents stand on nothing else than being parents; kin decide nothing, and so need no basis. */
const kindsOf: Record<Relation, readonly BasisKind[]> = {
  father: [],
  mother: [],
  grandparent: [],
  'other-kin': [],
  'lawful-guardian': ['court', 'appointed', 'by-law', 'agreement'],
  'entrusted-carer': ['entrustment'],
  institution: ['court', 'appointed', 'by-law'],
};

type Footing = Pick<Ward, 'relation' | 'bases'>;

/** Relations for which the school has to see a paper. */
export const relationsOnPaper = (Object.keys(kindsOf) as Relation[]).filter(needsBasis);

/** On which papers a relation can stand; none where it stands on nothing. */
export function basisKindsOf(relation: Relation): readonly BasisKind[] {
  return kindsOf[relation];
}

export function needsBasis(relation: Relation): boolean {
  return kindsOf[relation].length > 0;
}

/** The basis that stands: the last one recorded. */
export function basisOf({ bases = [] }: Pick<Ward, 'bases'>): Basis | null {
  return bases[bases.length - 1] ?? null;
}

/** The school has not seen yet on what the guardian stands. */
export function lacksBasis(footing: Footing): boolean {
  return needsBasis(footing.relation) && basisOf(footing) === null;
}

/** Why this guardian does not decide for the child; null when they do. A carer reads and answers, and decides nothing (民法典 27, 未成年人保护法 23). */
export function barredFromDeciding(footing: Footing): 'not-entitled' | 'basis-missing' | null {
  const { relation } = footing;
  if (relation === 'father' || relation === 'mother') return null;
  if (relation !== 'lawful-guardian' && relation !== 'institution') return 'not-entitled';
  return lacksBasis(footing) ? 'basis-missing' : null;
}

/** Why this guardian may not let another one in; an institution sends whoever comes to the school. */
export function barredFromInviting(footing: Footing): 'not-entitled' | 'basis-missing' | null {
  return footing.relation === 'institution' ? 'not-entitled' : barredFromDeciding(footing);
}

/** Records what the school has seen. `wrong-state` where the relation stands on no such paper. */
export function recordBasis(
  person: Person,
  pupilId: string,
  basis: Basis,
): Decision<Person, 'not-found' | 'wrong-state'> {
  const ward = person.wards.find((one) => one.pupilId === pupilId);
  if (!ward) return refuse('not-found');
  if (!kindsOf[ward.relation].includes(basis.kind)) return refuse('wrong-state');
  const recorded = { ...ward, bases: [...(ward.bases ?? []), basis] };
  return accept({ ...person, wards: person.wards.map((one) => (one === ward ? recorded : one)) });
}
