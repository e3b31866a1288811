import { ledger } from '../../../contract/ledger';
import type { RowFault } from '../../../contract/row-fault';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { writeWorkbook } from '../../platform/workbook-write';
import faultWords from '../fault-words.json';
import type { ImportStores } from '../import-work';
import { readRosterFile } from '../roster-file';
import { walk } from '../roster-walk';
import words from '../roster.words.json';

const mostRows = 2000;

/** Made anew from the sealed copy of the person's file, as long as that is kept. */
export function faultFile(stores: ImportStores): Handler<'ledger.faultFile'> {
  return async ({ importId }, { caller }) => {
    const loaded = await stores.imports.load(importId);
    if (!loaded || !caller.holdsIn(loaded.state.schoolId, ledger.faultFile.roles)) return refused('not-found');
    const it = { ...loaded.state, doneRows: 0 };
    if (it.counts.faulty === 0) return refused('wrong-state');
    const file = await readRosterFile(it.fileId, it.by.id, it.columns);
    if ('ok' in file) return file;
    if (file.hash !== it.fileHash) return refused('file-missing');
    const classes = await stores.classes.ofSchool(it.schoolId);
    const { table } = file;
    const faultsAt = new Map<number, readonly RowFault[]>();
    for await (const { faulty, fates } of walk({ it, table, classes, stores }, () => undefined)) {
      for (const { row, faults } of faulty) faultsAt.set(row.line, faults);
      for (const fate of fates) if (fate.kind === 'faulty') faultsAt.set(fate.fault.line, [fate.fault]);
      if (faultsAt.size >= mostRows) break;
    }
    // What was found when it was taken in, though the register has changed since.
    for (const fault of it.faults) if (!faultsAt.has(fault.line)) faultsAt.set(fault.line, [fault]);
    const rows: string[][] = [];
    for (const { line, record } of table.rows()) {
      const faults = faultsAt.get(line);
      if (faults) rows.push([...table.places.map((at) => record[at] ?? ''), faults.map(said).join(words.faultJoin)]);
    }
    const content = writeWorkbook({
      name: words.faultSheet,
      headings: [...table.headings, words.faultHeading],
      rows: rows.slice(0, mostRows),
    });
    return answered({ name: words.faultFile, base64: content.toString('base64') });
  };
}

const texts: Readonly<Record<string, string>> = faultWords;

function said({ column, fault }: RowFault): string {
  return `${column ?? ''}${texts[fault] ?? ''}`;
}
