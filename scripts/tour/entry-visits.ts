import * as find from './queries';
import type { Visit } from './visit';

/** What the register holds on a child, who has seen it, and what its family asks to correct. */
export const entryVisits: Readonly<Record<string, readonly Visit[]>> = {
  'pages/child/child': [
    { by: ['grandmother of three', 'mother who has answered', 'teacher who is a mother'] },
    { by: ['stranger'], refused: true },
  ],
  'pages/openings/openings': [
    { by: ['grandmother of three', 'mother who has answered'], query: find.myChild },
    { by: ['stranger'], query: find.nothing('pupilId'), refused: true },
  ],
  'pages/correction/correction': [
    { by: ['grandmother of three'], query: find.myField('village') },
    { by: ['grandmother of three'], query: find.myField('bornOn') },
    { by: ['grandmother of three'], query: find.myField('boarding') },
    { by: ['mother who has answered'], query: find.myField('idNumber') },
    { by: ['stranger'], query: find.nothing('pupilId'), refused: true },
  ],

  'packages/staff/corrections/corrections': [
    { by: ['teacher who is a mother', 'class teacher', '政教处', '教导处', 'leader'], query: find.school },
  ],
  'packages/staff/correction/correction': [
    { by: ['teacher who is a mother', '政教处', '教导处'], query: find.pupilToCorrect },
    { by: ['教导处'], query: find.pupilToCorrect, taps: ['不改'] },
    { by: ['leader'], query: find.pupilToCorrect, asksWhy: true },
    { by: ['会计'], query: find.nothing('pupilId'), refused: true },
  ],
};
