import * as find from './queries';
import type { Visit } from './visit';

/** The entry of a pupil, who goes up, and who is gone. */
export const yearPages: Readonly<Record<string, readonly Visit[]>> = {
  'packages/staff/pupil/pupil': [
    { by: ['教导处', 'leader'], query: find.pupil, asksWhy: true },
    { by: ['教导处'], query: find.pupil, taps: ['其他'], asksWhy: true },
    { by: ['class teacher'], query: find.pupil },
    { by: ['教导处', 'leader'], query: find.openedPupil },
    { by: ['会计'], query: find.nothing('pupilId'), refused: true },
    // After the visits on which the page asks why it is opened.
    { by: ['教导处'], query: find.openedPupil, taps: ['这个孩子不在校了', '去世了'] },
    { by: ['教导处'], query: find.departed },
    { by: ['教导处'], query: find.departed, taps: ['记错了，撤销'] },
  ],
  'packages/office/rollover/rollover': [
    { by: ['教导处', 'leader'], query: find.school },
    { by: ['leader'], query: find.plannedYear },
    { by: ['leader'], query: find.plannedYear, taps: ['同意升级'] },
    { by: ['会计'], query: find.school, refused: true },
  ],
  'packages/office/departed/departed': [
    { by: ['教导处'], query: find.departed },
    { by: ['政教处', 'leader'], query: find.school },
    { by: ['教导处'], query: find.school, taps: ['已离校'] },
    { by: ['会计'], query: find.school, refused: true },
  ],
};
