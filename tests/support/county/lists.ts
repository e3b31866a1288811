import { checkRoster, takeRoster } from '../../../seeds/support/roster';
import type { County } from './county';
import { bytes, csv, type Row } from './papers';
import type { SchoolName } from './cast';

/** The office of a school and the class lists that it brings. */
export class RosterDesk {
  private static files = 0;

  constructor(
    private readonly county: County,
    private readonly school: SchoolName = 'A',
  ) {}

  get office() {
    return this.county.person(`o${this.school}Academic`);
  }

  async ask(rows: readonly Row[]) {
    const fileId = await this.office.upload(`list-${(RosterDesk.files += 1)}.csv`, bytes(csv(rows)));
    return { schoolId: this.county.world[this.school].schoolId, fileId };
  }

  async check(rows: readonly Row[]) {
    return checkRoster(this.office, await this.ask(rows));
  }

  /** With every change and every doubtful row accepted. */
  async take(rows: readonly Row[]) {
    return takeRoster(this.office, await this.ask(rows));
  }

  async named(name: string) {
    const { schoolId } = this.county.world[this.school];
    const { pupils } = await this.office.ask('ledger.searchPupils', { schoolId, search: name });
    return pupils.filter((pupil) => pupil.name === name);
  }
}

/** A row of the second class with these cells; a blank one where nothing is said. */
export function listRow(name: string, more: Row = {}): Row {
  const blank = { 身份证号: '', 学籍号: '', 出生日期: '' };
  return { 班级: '二年级', 姓名: name, ...blank, 村: '柳溪村', 户主: `${name}的爷爷`, 是否寄宿: '是', ...more };
}

/** A number of a region that does not exist, with this day of birth. */
export function numberBornOn(day: string, sequence = 7): string {
  const body = `99${String(1000 + Math.floor(sequence / 1000))}${day.replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`;
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}
