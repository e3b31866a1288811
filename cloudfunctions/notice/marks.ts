import type { AcknowledgementDocument, Acknowledgements } from './acknowledgement.store';

/** One guardian and one notice have one acknowledgement. */
export function acknowledgementId(noticeId: string, guardianId: string): string {
  return `${noticeId}.${guardianId}`;
}

/** What this guardian has done with each of these notices. */
export async function acknowledgementsOf(
  store: Acknowledgements,
  guardianId: string,
  noticeIds: readonly string[],
): Promise<Map<string, AcknowledgementDocument>> {
  const found = await store.collection.getMany(noticeIds.map((noticeId) => acknowledgementId(noticeId, guardianId)));
  return new Map(found.map((one) => [one.noticeId, one]));
}
