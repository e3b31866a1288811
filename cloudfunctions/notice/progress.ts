import type { NoticeLevel } from '../../contract/notice';
import type { Relation } from '../../contract/vocabulary';
import type { Acknowledgements } from './acknowledgement.store';

export interface ClassProgress {
  readonly read: number;
  readonly acknowledged: number;
}

export interface Mark {
  readonly by: Relation;
  readonly readAt: string;
  readonly acknowledgedAt: string | null;
}

/** Whether a family has yet to do what the notice asks. */
export function isWaiting(level: NoticeLevel, mark: Pick<Mark, 'acknowledgedAt'> | undefined): boolean {
  return level === 'read' ? !mark : (mark?.acknowledgedAt ?? null) === null;
}

/** Pupils per class for whom at least one guardian has read or acknowledged. */
export async function progressByClass(store: Acknowledgements, noticeId: string): Promise<Map<string, ClassProgress>> {
  const rows = await store.collection.aggregate<{ _id: string; read: number; acknowledged: number }>(
    { noticeId },
    [
      { $unwind: '$pupils' },
      {
        $group: {
          _id: { classId: '$pupils.classId', pupilId: '$pupils.pupilId' },
          acknowledged: { $max: { $cond: [{ $eq: ['$acknowledgedAt', null] }, 0, 1] } },
        },
      },
      { $group: { _id: '$_id.classId', read: { $sum: 1 }, acknowledged: { $sum: '$acknowledged' } } },
    ],
    100,
  );
  return new Map(rows.map(({ _id, read, acknowledged }) => [_id, { read, acknowledged }]));
}

/** What stands for each pupil of one class. */
export async function marksInClass(
  store: Acknowledgements,
  noticeId: string,
  classId: string,
): Promise<Map<string, Mark>> {
  const marks = new Map<string, Mark>();
  for await (const page of store.collection.pages({ noticeId, 'pupils.classId': classId })) {
    for (const { pupils, by, readAt, acknowledgedAt } of page) {
      for (const { pupilId } of pupils.filter((pupil) => pupil.classId === classId)) {
        const before = marks.get(pupilId);
        if (!before || (before.acknowledgedAt === null && acknowledgedAt !== null))
          marks.set(pupilId, { by, readAt, acknowledgedAt });
      }
    }
  }
  return marks;
}

/** The progress of a class whose departed pupils have left marks: these do not count. */
export async function progressWithout(
  store: Acknowledgements,
  { noticeId, classId }: { readonly noticeId: string; readonly classId: string },
  departed: ReadonlySet<string>,
): Promise<ClassProgress> {
  const marks = [...(await marksInClass(store, noticeId, classId))].filter(([pupilId]) => !departed.has(pupilId));
  const acknowledged = marks.filter(([, { acknowledgedAt }]) => acknowledgedAt !== null);
  return { read: marks.length, acknowledged: acknowledged.length };
}
