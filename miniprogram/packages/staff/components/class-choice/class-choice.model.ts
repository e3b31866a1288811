export interface ChoosableClass {
  readonly classId: string;
  readonly name: string;
  readonly pupilCount: number;
}

export interface ChoiceView {
  readonly items: readonly { readonly key: string; readonly label: string }[];
  readonly isAll: boolean;
  /** 选了 3 个班，共 126 名学生 */
  readonly summary: string;
}

export function toChoice(classes: readonly ChoosableClass[], chosen: readonly string[]): ChoiceView {
  const picked = classes.filter(({ classId }) => chosen.includes(classId));
  const pupils = picked.reduce((sum, { pupilCount }) => sum + pupilCount, 0);
  return {
    items: classes.map(({ classId, name }) => ({ key: classId, label: name })),
    isAll: classes.length > 0 && picked.length === classes.length,
    summary: picked.length === 0 ? '还没有选班级' : `选了 ${picked.length} 个班，共 ${pupils} 名学生`,
  };
}

/** The chosen classes after a tap on one, in the order of the list. */
export function toggled(classes: readonly ChoosableClass[], chosen: readonly string[], tapped: string): string[] {
  return classes.map(({ classId }) => classId).filter((one) => chosen.includes(one) !== (one === tapped));
}
