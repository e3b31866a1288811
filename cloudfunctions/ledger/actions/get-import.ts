import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { Imports } from '../import.store';
import { toProgress } from '../import-view';

export function getImport(imports: Imports, classes: ClassReader): Handler<'ledger.getImport'> {
  return async ({ importId }, { caller }) => {
    const loaded = await imports.load(importId);
    if (!loaded || !caller.holdsIn(loaded.state.schoolId, ledger.getImport.roles)) return refused('not-found');
    return answered(toProgress(importId, loaded.state, await classes.ofSchool(loaded.state.schoolId)));
  };
}
