import { acknowledge } from '../notice/actions/acknowledge';
import { getForStaff } from '../notice/actions/get-for-staff';
import { getMine } from '../notice/actions/get-mine';
import { listForStaff } from '../notice/actions/list-for-staff';
import { listMine } from '../notice/actions/list-mine';
import { markRead } from '../notice/actions/mark-read';
import { progress } from '../notice/actions/progress';
import { progressOfClass } from '../notice/actions/progress-of-class';
import { remind } from '../notice/actions/remind';
import { review } from '../notice/actions/review';
import { saveDraft } from '../notice/actions/save-draft';
import { submit } from '../notice/actions/submit';
import { takeBack } from '../notice/actions/take-back';
import { withdraw } from '../notice/actions/withdraw';
import { acknowledgements } from '../notice/acknowledgement.store';
import { deliveryReader } from '../notice/delivery.reader';
import { notices } from '../notice/notice.store';
import { schoolReader } from '../notice/school.reader';
import type { HandlersOf } from '../platform/serve';

export const noticeHandlers: HandlersOf<'notice'> = {
  'notice.saveDraft': saveDraft(notices, schoolReader),
  'notice.submit': submit(notices),
  'notice.takeBack': takeBack(notices),
  'notice.review': review(notices),
  'notice.withdraw': withdraw(notices),
  'notice.listForStaff': listForStaff(notices),
  'notice.getForStaff': getForStaff(notices, schoolReader),
  'notice.listMine': listMine(notices, acknowledgements),
  'notice.getMine': getMine(notices, acknowledgements, schoolReader),
  'notice.markRead': markRead(notices, acknowledgements),
  'notice.acknowledge': acknowledge(notices, acknowledgements),
  'notice.progress': progress(notices, acknowledgements, schoolReader),
  'notice.progressOfClass': progressOfClass(notices, acknowledgements, schoolReader, deliveryReader),
  'notice.remind': remind(notices),
};
