import * as find from './queries';
import type { Visit } from './visit';

/** Pages on which a family decides about its own people. */
export const familyPages: Readonly<Record<string, readonly Visit[]>> = {
  'pages/ward/ward': [
    { by: ['grandmother of three', 'mother who has answered', 'teacher who is a mother'], query: find.myChild },
    { by: ['mother who has answered'], query: find.myChild, taps: ['生成一个码'] },
    { by: ['carer'], query: find.myChild },
    { by: ['stranger'], query: find.nothing('pupilId'), refused: true },
  ],
  'pages/consents/consents': [
    { by: ['grandmother of three', 'mother who has answered', 'carer', 'home of thirty'] },
    { by: ['home of thirty'], taps: ['下一页'] },
    { by: ['grandmother of three'], query: find.myChild },
    { by: ['stranger', '政教处'] },
  ],
  'pages/consent/consent': [
    { by: ['grandmother of three', 'mother who has answered', 'carer'], query: find.purpose('photo') },
    { by: ['mother who has answered'], query: find.purpose('typical-case') },
    { by: ['mother who has answered'], query: find.purpose('sponsorship') },
    { by: ['stranger'], query: find.nothing('pupilId'), refused: true },
  ],
};
