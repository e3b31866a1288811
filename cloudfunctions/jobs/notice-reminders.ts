import { dayOf } from '../../domain/shared/calendar';
import { reminderDone } from '../../domain/notice/notice';
import type { Act } from '../platform/act';
import { deliver, thing, type Letter } from '../messenger/deliver';
import { acknowledgements } from '../notice/acknowledgement.store';
import { notices, type NoticeDocument } from '../notice/notice.store';
import { isWaiting, marksInClass } from '../notice/progress';
import { schoolReader } from '../notice/school.reader';
import { isVisible } from '../../domain/notice/notice';

/** Carries out every reminder that waits: to the guardians of those pupils for whom nobody has answered by now. */
export async function sendNoticeReminders(act: Act): Promise<void> {
  for (;;) {
    const waiting = await notices.collection.find({
      where: { reminderPending: true },
      order: [['_id', 'asc']],
      limit: 20,
    });
    if (waiting.length === 0) return;
    for (const document of waiting) await remindAll(act, document);
  }
}

async function remindAll(act: Act, document: NoticeDocument): Promise<void> {
  const { state: notice } = notices.read(document);
  const school = await schoolReader.school(notice.schoolId);
  for (const reminder of notice.reminders.filter(({ state }) => state === 'pending')) {
    if (isVisible(notice, act.at)) {
      for (const classId of reminder.classIds) {
        await deliver(reminder.id, await lettersTo(document, classId, school?.name ?? ''));
      }
    }
    const step = { ...act, key: `done.${reminder.id}` };
    await notices.change(
      step,
      document._id,
      (current) => reminderDone(current, reminder.id),
      () => null,
    );
  }
}

/** Who is enrolled is read when the letters are made: nothing is sent about a child who has left meanwhile. */
async function lettersTo(notice: NoticeDocument, classId: string, schoolName: string): Promise<Letter[]> {
  const { id: templateId, page, fields } = ENVIRONMENT.templates.noticeReminder;
  const [marks, pupils] = await Promise.all([
    marksInClass(acknowledgements, notice._id, classId),
    schoolReader.pupilsOf(classId),
  ]);
  const enrolled = new Set(pupils.map(({ _id }) => _id));
  const letters: Letter[] = [];
  for await (const guardians of schoolReader.guardiansOf(classId)) {
    for (const { _id: openid, wards } of guardians) {
      const pupilIds = wards
        .filter(({ pupilId }) => enrolled.has(pupilId) && isWaiting(notice.level, marks.get(pupilId)))
        .map(({ pupilId }) => pupilId);
      if (pupilIds.length === 0) continue;
      letters.push({
        openid,
        templateId,
        page: `${page}?noticeId=${notice._id}`,
        pupilIds,
        classIds: [classId],
        data: {
          [fields.title]: thing(notice.title),
          [fields.school]: thing(schoolName),
          [fields.date]: { value: dayOf(notice.publishAt ?? notice.createdAt) },
        },
      });
    }
  }
  return letters;
}
