import type { Programme } from '../../../contract/vocabulary';
import type { SimulatorClient } from '../../../simulator/client';
import { bytes, csv, mixedResult, paymentRow, type Pupil, type Row } from './papers';
import { Person } from './person';
import type { School } from './world';

export interface BatchRef {
  readonly batchId: string;
  readonly rev: number;
}

/** Of school A, each with the six pupils of the first class, made by `oAFinance`, audited by `oAFinance2`, approved by `oALeader`. */
export interface WorldBatches {
  readonly draft: BatchRef;
  readonly returnable: BatchRef;
  readonly audited: BatchRef;
  readonly approved: BatchRef;
  /** Four were paid, the fifth failed, the sixth is unknown. */
  readonly paid: BatchRef;
  /** The paid lines, in the pupils' order. */
  readonly paidLines: readonly string[];
}

/** 625 yuan for each pupil. */
export const lineFen = 62_500;
export const signed = { count: 6, totalFen: 6 * lineFen };

export interface Payments {
  readonly programme: Programme;
  readonly term: string;
  readonly rows?: readonly Row[];
  readonly maker?: string;
  readonly sums?: typeof signed;
}

export const firstClass = (school: School): readonly Pupil[] => school.pupils.slice(0, 6);

export async function batchesOf(client: SimulatorClient, school: School): Promise<WorldBatches> {
  const make = (term: string) => createBatch(client, school, { programme: 'boarder-living', term });
  const draft = await make('2024-spring');
  const returnable = await make('2024-autumn');
  const audited = await audit(client, await make('2025-spring'));
  const approved = await approve(client, await audit(client, await make('2025-autumn')));
  const awaiting = await approve(client, await audit(client, await make('2026-spring')));
  const paid = await record(client, awaiting, mixedResult(firstClass(school)));
  const { lines } = await new Person(client, 'oAFinance').ask('subsidy.listLines', {
    batchId: paid.batchId,
    show: 'all',
  });
  const idOf = new Map(lines.map(({ pupilName, disbursementId }) => [pupilName, disbursementId]));
  const paidLines = firstClass(school).map(({ name }) => idOf.get(name) ?? '');
  return { draft, returnable, audited, approved, paid, paidLines };
}

/** A batch of the first class's six pupils, or of these rows. */
export async function createBatch(client: SimulatorClient, school: School, payments: Payments): Promise<BatchRef> {
  const {
    programme,
    term,
    rows = firstClass(school).map((pupil) => paymentRow(pupil)),
    maker = 'oAFinance',
    sums = signed,
  } = payments;
  const clerk = new Person(client, maker);
  const fileId = await clerk.upload(`payments-${programme}-${term}.csv`, bytes(csv(rows)));
  return clerk.ask('subsidy.createBatch', {
    schoolId: school.schoolId,
    programme,
    term,
    title: '寄宿生生活补助',
    fileId,
    ...sums,
  });
}

export async function audit(client: SimulatorClient, { batchId, rev }: BatchRef, sums = signed): Promise<BatchRef> {
  const audited = await new Person(client, 'oAFinance2').ask('subsidy.auditBatch', { batchId, rev, ...sums });
  return { batchId, rev: audited.rev };
}

export async function approve(client: SimulatorClient, { batchId, rev }: BatchRef, sums = signed): Promise<BatchRef> {
  const approved = await new Person(client, 'oALeader').ask('subsidy.approveBatch', { batchId, rev, ...sums });
  return { batchId, rev: approved.rev };
}

export async function record(
  client: SimulatorClient,
  { batchId, rev }: BatchRef,
  rows: readonly Row[],
): Promise<BatchRef> {
  const clerk = new Person(client, 'oAFinance');
  const fileId = await clerk.upload(`bank-${batchId}.csv`, bytes(csv(rows)));
  const recorded = await clerk.ask('subsidy.recordBankResult', { batchId, rev, fileId, paidOn: '2026-11-20' });
  return { batchId, rev: recorded.rev };
}
