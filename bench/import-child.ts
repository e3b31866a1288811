import { readFileSync } from 'node:fs';
import { linesOf } from '../cloudfunctions/platform/lines';
import { nothingFound } from '../domain/ledger/roster-import';
import { checkStep } from '../cloudfunctions/ledger/check-step';
import { rowsIn } from '../cloudfunctions/ledger/roster-file';
import { openRoster } from '../cloudfunctions/ledger/roster-table';

/** Reads a roster bare, and checks it against an empty register; prints milliseconds of each and the peak of the process in MB. */
async function main(): Promise<void> {
  const [, , mode = '', file = '', classes = '[]'] = process.argv;
  const content = readFileSync(file);
  const started = performance.now();
  if (mode === 'read') {
    const read = linesOf(content);
    if (read.ok) for (const { record } of read.lines) if (record.length > 256) throw new Error('too wide');
  } else await check(content, JSON.parse(classes) as string[]);
  const ms = performance.now() - started;
  console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

const empty = {
  find: () => Promise.resolve([]),
  getMany: () => Promise.resolve([]),
  async *pages() {
    // The register holds nobody.
  },
};

async function check(content: Buffer, names: readonly string[]): Promise<void> {
  const table = openRoster(content);
  if (!table.ok) throw new Error(table.code);
  const rows = rowsIn(table);
  if (typeof rows !== 'number') throw new Error(rows.code);
  const classes = names.map((name) => ({ _id: name, schoolId: 's', name, stage: 'primary', grade: 1, pupilCount: 0 }));
  const it = { ...nothingFound, state: 'checking', schoolId: 's', rows, doneRows: 0 };
  const stores = { pupils: { collection: empty }, households: { collection: empty } };
  const found = await checkStep(
    { it, table, classes, stores } as unknown as Parameters<typeof checkStep>[0],
    () => true,
  );
  if (found.counts?.fresh !== rows) throw new Error(`only ${String(found.counts?.fresh)} of ${rows} rows are new`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
