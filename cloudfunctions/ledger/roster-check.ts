import type { FileFault } from '../../contract/file-faults';
import type { Refused, RowFault } from '../../contract/action';
import type { Output } from '../../contract/index';
import { readIncoming } from '../platform/files';
import { fault } from '../platform/csv';
import { chunks, inParallel } from '../platform/parallel';
import { refused } from '../platform/reply';
import type { ClassReader } from './class.reader';
import type { PupilDocument, Pupils } from './pupil.store';
import { judgeRoster, readRoster, type RosterEntry } from './roster';

export interface CheckedRoster {
  /** Pupils who are not in the register. */
  readonly fresh: readonly RosterEntry[];
  /** Those who are. */
  readonly known: readonly KnownPupil[];
  /** SHA-256 of the file in hex. */
  readonly fileHash: string;
  readonly classIds: readonly string[];
  readonly classNames: Output<'ledger.checkRoster'>['classes'];
}

type KnownPupil = Pick<PupilDocument, '_id' | 'schoolId' | 'events'>;

/** A roster's file against the register: what is new, what is there already, or what is wrong. */
export async function checkRosterFile(
  input: { readonly schoolId: string; readonly fileId: string },
  openid: string,
  pupils: Pupils,
  classes: ClassReader,
): Promise<CheckedRoster | Refused<FileFault>> {
  const file = await readIncoming(input.fileId, openid);
  if ('ok' in file) return file;
  const table = readRoster(file.content);
  if (!table.ok) return refused(table.code, table.columns && { columns: table.columns });
  const schoolClasses = await classes.ofSchool(input.schoolId);
  const { entries, faults } = judgeRoster(input.schoolId, table.rows, schoolClasses);
  const known = await standingPupils(
    pupils,
    entries.map(({ pupilId }) => pupilId),
  );
  const elsewhere = entries.filter(
    ({ pupilId }) => (known.get(pupilId)?.schoolId ?? input.schoolId) !== input.schoolId,
  );
  const all: RowFault[] = [...faults, ...elsewhere.map(({ line }) => fault(line, 'id-of-other-school'))];
  if (all.length > 0) return refused('file-rows-faulty', { rows: all.sort((a, b) => a.line - b.line).slice(0, 200) });
  const fresh = entries.filter(({ pupilId }) => !known.has(pupilId));
  const classIds = [...new Set(entries.map(({ pupil }) => pupil.classId))];
  const classNames = schoolClasses.filter(({ _id }) => classIds.includes(_id)).map(({ name }) => name);
  return { fresh, known: [...known.values()], fileHash: file.hash, classIds, classNames };
}

/** Those of these pupils who are in the register, of whatever school. */
export async function standingPupils(pupils: Pupils, pupilIds: readonly string[]): Promise<Map<string, KnownPupil>> {
  const pages = await inParallel(chunks(pupilIds, 100), 4, (page) =>
    pupils.collection.find({ where: { _id: { oneOf: page } }, limit: 100, fields: ['schoolId', 'events'] }),
  );
  return new Map(pages.flat().map((pupil) => [pupil._id, pupil]));
}
