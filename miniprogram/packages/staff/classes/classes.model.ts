import type { Output } from '../../../../contract/index';
import type { Role } from '../../../../contract/roles';
import type { Answer } from '../../../services/answer';
import type { Workplace } from '../../../services/workplace';
import { stages } from '../../../text/labels';
import { failed, loading, ready, type Screen } from '../../../text/screen';

type SchoolClass = Output<'ledger.listClasses'>['classes'][number];

export interface ClassRow {
  readonly id: string;
  readonly name: string;
  readonly count: string;
  /** The caller may see the pupils. */
  readonly opens: boolean;
}

export interface ClassGroup {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly rows: readonly ClassRow[];
}

export interface ClassesView extends Screen {
  readonly groups: readonly ClassGroup[];
  /** Said instead of the list when there is no class yet. */
  readonly empty: string;
  readonly mayCreate: boolean;
  readonly mayImport: boolean;
  readonly maySearch: boolean;
  /** What is done with the school year: what an office and a leader may open. */
  readonly mayOpenYear: boolean;
  readonly mayRollOver: boolean;
}

export const blank: ClassesView = {
  ...loading,
  groups: [],
  empty: '',
  mayCreate: false,
  mayImport: false,
  maySearch: false,
  mayOpenYear: false,
  mayRollOver: false,
};

const creators: readonly Role[] = ['leader', 'academicAffairs'];
const importers: readonly Role[] = ['academicAffairs', 'moralEducation', 'finance'];
const readers: readonly Role[] = ['moralEducation', 'academicAffairs', 'leader'];

/** The own classes come first, then each stage by grade. */
export function toView(
  answer: Answer<'ledger.listClasses'>,
  shown: Screen,
  place: Pick<Workplace, 'roles' | 'classIds'>,
): Partial<ClassesView> {
  if (!answer.ok) return failed(answer, shown);
  const { classes } = answer.data;
  const mayCreate = holds(place, creators);
  return {
    ...ready,
    groups: toGroups(classes, place),
    empty: classes.length > 0 ? '' : mayCreate ? '先建班级，再导入名册。' : '请教导处先在这里建班级，再导入名册。',
    mayCreate,
    mayImport: holds(place, importers) && classes.length > 0,
    mayOpenYear: holds(place, readers) && classes.length > 0,
    mayRollOver: holds(place, creators) && classes.length > 0,
    maySearch: (holds(place, readers) || place.classIds.length > 0) && classes.length > 0,
  };
}

function toGroups(classes: readonly SchoolClass[], place: Pick<Workplace, 'roles' | 'classIds'>): ClassGroup[] {
  const sorted = [...classes].sort((a, b) => a.grade - b.grade || a.name.localeCompare(b.name, 'zh'));
  const mine = sorted.filter(({ classId }) => place.classIds.includes(classId));
  const others = sorted.filter(({ classId }) => !place.classIds.includes(classId));
  const groups = [
    toGroup('mine', '我的班', mine, place),
    ...(['primary', 'junior'] as const).map((stage) =>
      toGroup(
        stage,
        stages[stage],
        others.filter((one) => one.stage === stage),
        place,
      ),
    ),
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function toGroup(
  key: string,
  heading: string,
  classes: readonly SchoolClass[],
  place: Pick<Workplace, 'roles' | 'classIds'>,
): ClassGroup {
  const pupils = classes.reduce((sum, { pupilCount }) => sum + pupilCount, 0);
  const opens = key === 'mine' || holds(place, readers);
  return {
    key,
    heading,
    note: `${classes.length} 个班，${pupils} 名学生`,
    rows: classes.map(({ classId, name, pupilCount }) => ({ id: classId, name, count: `${pupilCount} 名`, opens })),
  };
}

function holds({ roles }: Pick<Workplace, 'roles'>, wanted: readonly Role[]): boolean {
  return roles.some((role) => wanted.includes(role));
}
