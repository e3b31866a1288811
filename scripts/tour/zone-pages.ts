import * as find from './queries';
import type { Visit } from './visit';

/** The pages about zones and households. */
export const zonePages: Readonly<Record<string, readonly Visit[]>> = {
  'packages/zone/zones/zones': [
    { by: ['政教处', '教导处', 'leader'], query: find.school },
    { by: ['leader'], query: find.school, taps: ['交给另一位老师'] },
    { by: ['会计'], query: find.school, refused: true },
  ],
  'packages/zone/zone-edit/zone-edit': [
    { by: ['leader'], query: find.school },
    { by: ['leader'], query: find.ledZone },
    { by: ['leader'], query: find.ledZone, taps: ['撤销这个片区'] },
  ],
  'packages/zone/coverage/coverage': [{ by: ['政教处', 'leader'], query: find.school }],
  'packages/zone/zone/zone': [
    { by: ['teacher who is a mother', 'class teacher'], query: find.school },
    { by: ['教导处', 'leader'], query: find.ledZone },
    { by: ['会计'], query: find.school, refused: true },
  ],
  'packages/zone/household/household': [
    { by: ['teacher who is a mother', '教导处', 'leader'], query: find.household },
    { by: ['teacher who is a mother'], query: find.household, taps: ['加一个家里人'] },
    { by: ['会计'], query: find.nothing('householdId'), refused: true },
  ],
};
