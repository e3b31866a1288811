import * as find from './queries';
import type { Visit } from './tour';

/** Who goes up, who is gone. */
export const yearPages: Readonly<Record<string, readonly Visit[]>> = {
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
