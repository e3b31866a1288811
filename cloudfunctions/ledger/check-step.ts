import type { RosterImport } from '../../domain/ledger/roster-import';
import { Tally } from './findings';
import { missingPupils } from './missing-pupils';
import { walk, type Walk } from './roster-walk';

/** Checks on from where the last step left off, as far as time allows. */
export async function checkStep(scene: Walk, mayGoOn: () => boolean): Promise<Partial<RosterImport>> {
  const { it, classes, stores } = scene;
  const tally = new Tally(it);
  const inFile = new Set<string>();
  for await (const chunk of walk(scene, (pupilId) => inFile.add(pupilId))) {
    for (const { faults } of chunk.faulty) tally.fault(faults);
    for (const fate of chunk.fates) tally.fate(fate);
    const { doneRows } = chunk;
    if (doneRows < it.rows && !mayGoOn()) return { ...tally.result(), doneRows };
  }
  const found = tally.result();
  const ofFile = classes.filter(({ _id }) => found.classIds.includes(_id));
  const { count, missing } = await missingPupils(stores.pupils, ofFile, (pupilId) => inFile.has(pupilId));
  const counts = { ...found.counts, missing: count };
  return { ...found, counts, missing, doneRows: it.rows, state: 'checked' };
}
