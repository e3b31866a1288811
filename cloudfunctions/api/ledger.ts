import { followDeparture } from '../identity/ward-departures';
import { followWards } from '../identity/ward-moves';
import { checkRoster } from '../ledger/actions/check-roster';
import { faultFile } from '../ledger/actions/fault-file';
import { getImport } from '../ledger/actions/get-import';
import { getPupil, type NoteOpening } from '../ledger/actions/get-pupil';
import { applyChange } from '../ledger/actions/apply-change';
import { getNeeds } from '../ledger/actions/get-needs';
import { importRoster } from '../ledger/actions/import-roster';
import { listClasses } from '../ledger/actions/list-classes';
import { listDeparted } from '../ledger/actions/list-departed';
import { listNeeds } from '../ledger/actions/list-needs';
import { listPupils } from '../ledger/actions/list-pupils';
import { searchPupils } from '../ledger/actions/search-pupils';
import { recordDeparture } from '../ledger/actions/record-departure';
import { requestChange } from '../ledger/actions/request-change';
import { takeBackDeparture } from '../ledger/actions/take-back-departure';
import { verifyChange } from '../ledger/actions/verify-change';
import { withdrawChange } from '../ledger/actions/withdraw-change';
import { classReader } from '../ledger/class.reader';
import { classTally } from '../ledger/class-tally.store';
import type { DepartureStores } from '../ledger/departure-step';
import { guardianReader } from '../ledger/guardian.reader';
import { households } from '../ledger/household.store';
import { importTurn } from '../ledger/import-turn';
import { imports } from '../ledger/import.store';
import type { ImportStores } from '../ledger/import-work';
import { needRecords } from '../ledger/need.store';
import { pupils } from '../ledger/pupil.store';
import { colleagues } from '../platform/colleagues';
import type { HandlersOf } from '../platform/serve';

const stores: ImportStores = {
  imports,
  pupils,
  households,
  classes: classReader,
  tally: classTally,
  turn: importTurn,
  tell: followWards,
};

const departureStores: DepartureStores = {
  pupils,
  classes: classReader,
  needs: needRecords,
  tally: classTally,
  colleagues,
  tell: followDeparture,
};

/** Who has opened a child's entry is identity's to keep. */
const noteOpening: NoteOpening = () => Promise.resolve();

export const ledgerHandlers: HandlersOf<'ledger'> = {
  'ledger.listClasses': listClasses(classReader),
  'ledger.listPupils': listPupils(pupils, classReader, guardianReader),
  'ledger.checkRoster': checkRoster(stores),
  'ledger.importRoster': importRoster(stores),
  'ledger.getImport': getImport(imports, classReader),
  'ledger.faultFile': faultFile(stores),
  'ledger.searchPupils': searchPupils(pupils, classReader),
  'ledger.getPupil': getPupil({ pupils, classes: classReader, households }, noteOpening),
  'ledger.getNeeds': getNeeds(needRecords, pupils, classReader),
  'ledger.listNeeds': listNeeds(needRecords),
  'ledger.requestChange': requestChange(needRecords, pupils, classReader, colleagues),
  'ledger.verifyChange': verifyChange(needRecords, colleagues),
  'ledger.applyChange': applyChange(needRecords, colleagues),
  'ledger.recordDeparture': recordDeparture(departureStores),
  'ledger.takeBackDeparture': takeBackDeparture(departureStores),
  'ledger.listDeparted': listDeparted(pupils, classReader),
  'ledger.withdrawChange': withdrawChange(needRecords),
};
