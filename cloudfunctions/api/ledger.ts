import { followDeparture } from '../identity/ward-departures';
import { followWards } from '../identity/ward-moves';
import { checkRoster } from '../ledger/actions/check-roster';
import { faultFile } from '../ledger/actions/fault-file';
import { getImport } from '../ledger/actions/get-import';
import { getPupil } from '../ledger/actions/get-pupil';
import { agreeRollOver } from '../ledger/actions/agree-roll-over';
import { applyChange } from '../ledger/actions/apply-change';
import { applyCorrection } from '../ledger/actions/apply-correction';
import { getCorrections } from '../ledger/actions/get-corrections';
import { getMyChild } from '../ledger/actions/get-my-child';
import { getNeeds } from '../ledger/actions/get-needs';
import { getRollOver } from '../ledger/actions/get-roll-over';
import { importRoster } from '../ledger/actions/import-roster';
import { listClasses } from '../ledger/actions/list-classes';
import { listDeparted } from '../ledger/actions/list-departed';
import { listCorrections } from '../ledger/actions/list-corrections';
import { listNeeds } from '../ledger/actions/list-needs';
import { listOpenings } from '../ledger/actions/list-openings';
import { listPupils } from '../ledger/actions/list-pupils';
import { saveRollOver } from '../ledger/actions/save-roll-over';
import { searchPupils } from '../ledger/actions/search-pupils';
import { recordDeparture } from '../ledger/actions/record-departure';
import { requestChange } from '../ledger/actions/request-change';
import { takeBackDeparture } from '../ledger/actions/take-back-departure';
import { requestCorrection } from '../ledger/actions/request-correction';
import { verifyChange } from '../ledger/actions/verify-change';
import { verifyCorrection } from '../ledger/actions/verify-correction';
import { withdrawChange } from '../ledger/actions/withdraw-change';
import { withdrawCorrection } from '../ledger/actions/withdraw-correction';
import { assignHousehold } from '../ledger/actions/assign-household';
import { coverage } from '../ledger/actions/coverage';
import { endMember } from '../ledger/actions/end-member';
import { endZone } from '../ledger/actions/end-zone';
import { getHousehold } from '../ledger/actions/get-household';
import { listHouseholds } from '../ledger/actions/list-households';
import { listMyZones } from '../ledger/actions/list-my-zones';
import { listVillages } from '../ledger/actions/list-villages';
import { listZones } from '../ledger/actions/list-zones';
import { movePupil } from '../ledger/actions/move-pupil';
import { passZone } from '../ledger/actions/pass-zone';
import { referMember } from '../ledger/actions/refer-member';
import { saveMember } from '../ledger/actions/save-member';
import { saveZone } from '../ledger/actions/save-zone';
import { stepReferral } from '../ledger/actions/step-referral';
import { HouseholdPages } from '../ledger/household-pages';
import { zoneTeacherReader } from '../ledger/zone-teacher.reader';
import { classReader } from '../ledger/class.reader';
import { classTally } from '../ledger/class-tally.store';
import type { DepartureStores } from '../ledger/departure-step';
import { familyReader } from '../ledger/family.reader';
import { guardianReader } from '../ledger/guardian.reader';
import { households } from '../ledger/household.store';
import { importTurn } from '../ledger/import-turn';
import { imports } from '../ledger/import.store';
import type { ImportStores } from '../ledger/import-work';
import { withNeeds } from '../ledger/need-moves';
import { needRecords } from '../ledger/need.store';
import { numberOwners } from '../ledger/number-owner';
import { openings } from '../ledger/opening.store';
import { rollOvers } from '../ledger/rollover.store';
import { pupils } from '../ledger/pupil.store';
import { schoolReader } from '../ledger/school.reader';
import { zonings } from '../ledger/zoning.store';
import { colleagues } from '../platform/colleagues';
import type { HandlersOf } from '../platform/serve';
import { noteOpening } from './opening';

const stores: ImportStores = {
  imports,
  pupils,
  households,
  needs: needRecords,
  schools: schoolReader,
  classes: classReader,
  tally: classTally,
  zonings,
  turn: importTurn,
  tell: followWards,
};

const departureStores: DepartureStores = {
  pupils,
  classes: classReader,
  needs: needRecords,
  tally: classTally,
  zonings,
  colleagues,
  tell: followDeparture,
};

const correctionStores = { pupils, households, colleagues };
const householdSteps = { pupils, households, zonings, colleagues };
const householdPages = new HouseholdPages(pupils, households, classReader);

export const ledgerHandlers: HandlersOf<'ledger'> = {
  'ledger.listClasses': listClasses(classReader),
  'ledger.listPupils': listPupils(pupils, classReader, guardianReader),
  'ledger.checkRoster': checkRoster(stores),
  'ledger.importRoster': importRoster(stores, rollOvers),
  'ledger.getImport': getImport(imports, classReader),
  'ledger.faultFile': faultFile(stores),
  'ledger.searchPupils': searchPupils(pupils, classReader),
  'ledger.getPupil': getPupil({ pupils, classes: classReader, households }, noteOpening),
  'ledger.getNeeds': getNeeds({ records: needRecords, pupils, classes: classReader }, noteOpening),
  'ledger.listNeeds': listNeeds(needRecords),
  'ledger.requestChange': requestChange(needRecords, pupils, classReader, colleagues),
  'ledger.verifyChange': verifyChange(needRecords, colleagues),
  'ledger.applyChange': applyChange(needRecords, colleagues),
  'ledger.recordDeparture': recordDeparture(departureStores),
  'ledger.takeBackDeparture': takeBackDeparture(departureStores),
  'ledger.listDeparted': listDeparted(pupils, classReader),
  'ledger.getRollOver': getRollOver(rollOvers, classReader),
  'ledger.saveRollOver': saveRollOver(rollOvers, classReader),
  'ledger.agreeRollOver': agreeRollOver(rollOvers, classReader),
  'ledger.withdrawChange': withdrawChange(needRecords),
  'ledger.listOpenings': listOpenings(openings, familyReader),
  'ledger.getMyChild': getMyChild(pupils, households, needRecords),
  'ledger.requestCorrection': requestCorrection(pupils, households, numberOwners),
  'ledger.withdrawCorrection': withdrawCorrection(pupils),
  'ledger.verifyCorrection': verifyCorrection(correctionStores),
  'ledger.applyCorrection': applyCorrection({
    ...correctionStores,
    owners: numberOwners,
    classes: classReader,
    zonings,
    tell: withNeeds(needRecords, followWards),
  }),
  'ledger.getCorrections': getCorrections(pupils, classReader, noteOpening),
  'ledger.listCorrections': listCorrections(pupils, classReader),
  'ledger.listZones': listZones(zonings, zoneTeacherReader),
  'ledger.coverage': coverage(zonings, householdPages),
  'ledger.listMyZones': listMyZones(zonings),
  'ledger.listVillages': listVillages(zonings),
  'ledger.listHouseholds': listHouseholds(zonings, householdPages),
  'ledger.saveZone': saveZone(zonings, zoneTeacherReader),
  'ledger.passZone': passZone(zonings, zoneTeacherReader),
  'ledger.endZone': endZone(zonings),
  'ledger.assignHousehold': assignHousehold(zonings, households),
  'ledger.getHousehold': getHousehold(
    { households, zonings, pupils, classes: classReader, needs: needRecords },
    noteOpening,
  ),
  'ledger.saveMember': saveMember(householdSteps),
  'ledger.endMember': endMember(householdSteps),
  'ledger.referMember': referMember(householdSteps),
  'ledger.stepReferral': stepReferral(householdSteps),
  'ledger.movePupil': movePupil(householdSteps),
};
