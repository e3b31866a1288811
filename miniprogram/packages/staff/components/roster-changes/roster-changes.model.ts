import type { RosterChange } from '../../../../../contract/roster';
import { changeText } from '../../../../text/changes';

export interface ChangeView {
  readonly key: string;
  readonly name: string;
  readonly lines: readonly string[];
}

export function toChanges(changes: readonly RosterChange[]): ChangeView[] {
  return changes.map(({ line, pupilId, name, changes: fields }) => ({
    key: pupilId,
    name: `${name}（第 ${line} 行）`,
    lines: fields.map(changeText),
  }));
}
