import type { RollOverState } from '../../contract/rollover';
import type { Stage } from '../../contract/vocabulary';
import { accept, refuse, type Actor, type Decision } from '../shared/decision';
import { classKey } from './class-name';
import { nextClassName } from './next-class-name';

/** 升级 of one school in one school year; days are `YYYY-MM-DD`. */
export interface RollOver {
  readonly schoolId: string;
  /** The year in which the school year begins. */
  readonly year: number;
  readonly on: string;
  readonly state: Exclude<RollOverState, 'proposed'>;
  /** The highest grade first, so that no two classes ever have one name. */
  readonly classes: readonly PlannedClass[];
  readonly author: Actor;
  readonly plannedAt: string;
  readonly agreed: { readonly by: Actor; readonly at: string } | null;
  readonly begunAt: string | null;
}

export interface ClassFace {
  readonly name: string;
  readonly grade: number;
  readonly stage: Stage;
}

export interface PlannedClass {
  readonly classId: string;
  readonly from: ClassFace;
  /** Null when it graduates. */
  readonly to: ClassFace | null;
  readonly isDone: boolean;
}

export interface StandingClass extends ClassFace {
  readonly classId: string;
  /** The school year for which name and grade hold. */
  readonly year: number;
}

const lastOfPrimary = 6;
const lastOfJunior = 9;

/** A school's last grade of primary school may graduate, or go on where there is a junior school too. */
export function mayChoose({ grade }: Pick<ClassFace, 'grade'>): boolean {
  return grade === lastOfPrimary;
}

/** What names and grades suggest for a school year, the highest grade first. Classes that were made for it already stay as they are. */
export function proposal(standing: readonly StandingClass[], year: number): PlannedClass[] {
  const isNineYear = standing.some(({ stage }) => stage === 'junior');
  return standing
    .filter((one) => one.year < year)
    .sort((a, b) => b.grade - a.grade || (a.name < b.name ? -1 : 1))
    .map(({ classId, name, grade, stage }) => {
      const isLast = grade >= lastOfJunior || (grade === lastOfPrimary && !isNineYear);
      const from = { name, grade, stage };
      return { classId, from, to: isLast ? null : faceAfter(from, nextClassName(name, grade)), isDone: false };
    });
}

/** For which school year there is something to do: the one that has begun, as long as a class is behind, else the next. */
export function dueYear(standing: readonly StandingClass[], present: number): number {
  return standing.some(({ year }) => year < present) ? present : present + 1;
}

/** The usual day: the tenth of July, or today when that is over. */
export function usualDay(year: number, today: string): string {
  const usual = `${year}-07-10`;
  return today > usual && today < `${year + 1}-07-01` ? today : usual;
}

type Names = readonly { readonly classId: string; readonly name: string | null }[];

/** The plan with the names that a person has given, held against the classes as they stand. */
export function planned(
  standing: readonly StandingClass[],
  { year, on, names }: { readonly year: number; readonly on: string; readonly names: Names },
): Decision<PlannedClass[], 'changed-meanwhile' | 'already-exists' | 'invalid-input'> {
  if (on < `${year}-07-01` || on >= `${year + 1}-07-01`) return refuse('invalid-input', { path: 'on' });
  const suggested = proposal(standing, year);
  const named = new Map(names.map(({ classId, name }) => [classId, name]));
  if (named.size !== suggested.length || suggested.some(({ classId }) => !named.has(classId)))
    return refuse('changed-meanwhile');
  const classes = suggested.map((one) => {
    const name = named.get(one.classId) ?? null;
    return { ...one, to: name === null ? null : faceAfter(one.from, name) };
  });
  const wrong = classes.find(({ from, to }) => isImpossible(from, to));
  if (wrong) return refuse('invalid-input', { path: `classes.${wrong.classId}` });
  const stay = standing.filter((one) => one.year >= year).map(({ name }) => name);
  const keys = [...stay, ...classes.flatMap(({ to }) => to?.name ?? [])].map(classKey);
  return new Set(keys).size < keys.length ? refuse('already-exists') : accept(classes);
}

/** A leader's word, on the classes as the plan names them. */
export function agree(
  plan: RollOver,
  standing: readonly StandingClass[],
  step: { readonly by: Actor; readonly at: string },
): Decision<RollOver, 'wrong-state' | 'own-work' | 'changed-meanwhile'> {
  if (plan.state !== 'planned') return refuse('wrong-state');
  if (plan.author.id === step.by.id) return refuse('own-work');
  const now = new Map(proposal(standing, plan.year).map(({ classId, from }) => [classId, from.name]));
  const isSame =
    now.size === plan.classes.length && plan.classes.every((one) => now.get(one.classId) === one.from.name);
  return isSame ? accept({ ...plan, state: 'agreed', agreed: step }) : refuse('changed-meanwhile');
}

/** Nothing is planned anew once the jobs are at it. */
export function mayPlan({ state, begunAt }: Pick<RollOver, 'state' | 'begunAt'>): boolean {
  return state !== 'done' && begunAt === null;
}

/** One class further; with the last one it is done. */
export function doneWith(plan: RollOver, classId: string): RollOver {
  const classes = plan.classes.map((one) => (one.classId === classId ? { ...one, isDone: true } : one));
  return { ...plan, classes, state: classes.every(({ isDone }) => isDone) ? 'done' : plan.state };
}

function faceAfter({ grade }: ClassFace, name: string): ClassFace {
  return { name, grade: grade + 1, stage: grade + 1 > lastOfPrimary ? 'junior' : 'primary' };
}

function isImpossible(from: ClassFace, to: ClassFace | null): boolean {
  return to === null ? !mayChoose(from) && from.grade < lastOfJunior : from.grade >= lastOfJunior;
}
