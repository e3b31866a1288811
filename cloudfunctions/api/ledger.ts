import { checkRoster } from '../ledger/actions/check-roster';
import { importRoster } from '../ledger/actions/import-roster';
import { listClasses } from '../ledger/actions/list-classes';
import { listPupils } from '../ledger/actions/list-pupils';
import { classReader } from '../ledger/class.reader';
import { classTally } from '../ledger/class-tally.store';
import { guardianReader } from '../ledger/guardian.reader';
import { households } from '../ledger/household.store';
import { imports } from '../ledger/import.store';
import { pupils } from '../ledger/pupil.store';
import type { HandlersOf } from '../platform/serve';

export const ledgerHandlers: HandlersOf<'ledger'> = {
  'ledger.listClasses': listClasses(classReader),
  'ledger.listPupils': listPupils(pupils, classReader, guardianReader),
  'ledger.checkRoster': checkRoster(pupils, classReader),
  'ledger.importRoster': importRoster({ pupils, households, imports, tally: classTally }, classReader),
};
