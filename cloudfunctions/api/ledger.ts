import { applyChange } from '../ledger/actions/apply-change';
import { checkRoster } from '../ledger/actions/check-roster';
import { getNeeds } from '../ledger/actions/get-needs';
import { importRoster } from '../ledger/actions/import-roster';
import { listClasses } from '../ledger/actions/list-classes';
import { listNeeds } from '../ledger/actions/list-needs';
import { listPupils } from '../ledger/actions/list-pupils';
import { requestChange } from '../ledger/actions/request-change';
import { verifyChange } from '../ledger/actions/verify-change';
import { withdrawChange } from '../ledger/actions/withdraw-change';
import { classReader } from '../ledger/class.reader';
import { classTally } from '../ledger/class-tally.store';
import { guardianReader } from '../ledger/guardian.reader';
import { households } from '../ledger/household.store';
import { imports } from '../ledger/import.store';
import { needRecords } from '../ledger/need.store';
import { pupils } from '../ledger/pupil.store';
import { colleagues } from '../platform/colleagues';
import type { HandlersOf } from '../platform/serve';

export const ledgerHandlers: HandlersOf<'ledger'> = {
  'ledger.listClasses': listClasses(classReader),
  'ledger.listPupils': listPupils(pupils, classReader, guardianReader),
  'ledger.checkRoster': checkRoster(pupils, classReader),
  'ledger.importRoster': importRoster({ pupils, households, imports, tally: classTally }, classReader),
  'ledger.getNeeds': getNeeds(needRecords, pupils, classReader),
  'ledger.listNeeds': listNeeds(needRecords),
  'ledger.requestChange': requestChange(needRecords, pupils, classReader, colleagues),
  'ledger.verifyChange': verifyChange(needRecords, colleagues),
  'ledger.applyChange': applyChange(needRecords, colleagues),
  'ledger.withdrawChange': withdrawChange(needRecords),
};
