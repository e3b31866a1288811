import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appPages, tourGaps } from '../../scripts/tour/app-pages';
import { projectLayout } from '../../simulator/layout';
import type { PhoneMetrics } from '../../simulator/phone/messages';
import { faultsOf } from '../support/page-check';
import { personas, type PersonaName } from '../../scripts/tour/personas';
import { stopsOf, tour } from '../../scripts/tour/tour';
import type { Phones } from '../support/phone';
import { openPhones } from '../support/phone';
import type { Look } from '../../scripts/tour/tour-phone';
import { TourPhone } from '../../scripts/tour/tour-phone';

const PREPARING_MS = 240_000;
/** A usual phone; a cheap one in the hands of someone who needs large letters. */
const LOOKS: Look[] = [
  { width: 390, height: 844, fontScale: 1 },
  { width: 360, height: 740, fontScale: 1.4 },
];
const GUARDIAN_NODES = 300;
const SET_DATA_BYTES = 20 * 1024;

let phones: Phones;
beforeAll(async () => {
  phones = await openPhones({ seed: 'school' });
}, PREPARING_MS);
afterAll(() => phones.close());

test('every page of app.json is in the tour', () => {
  expect(tourGaps(appPages(projectLayout().miniprogramDir), Object.keys(tour))).toEqual([]);
});

test('a page that nobody visits is named, and so is a visit to no page', () => {
  expect(tourGaps(['pages/a/a', 'pages/b/b'], ['pages/a/a', 'pages/c/c'])).toEqual([
    expect.stringContaining('pages/b/b'),
    expect.stringContaining('pages/c/c'),
  ]);
});

describe.each(Object.keys(personas) as PersonaName[])('%s', (person) => {
  const { openid, isGuardian } = personas[person];
  let phone: TourPhone;
  beforeAll(async () => {
    phone = await TourPhone.open(phones, openid);
  });
  afterAll(() => phone.close());

  test.each(stopsOf(person))('$title', async (stop) => {
    const metrics = await phone.follow(stop, openid);
    const faults = metricFaults(metrics, isGuardian);
    for (const look of LOOKS) {
      const page = await phone.look(look);
      expect(page).toMatchObject({ path: stop.page, clientWidth: look.width });
      faults.push(
        ...faultsOf(page, { isGuardians: isGuardian }).map(
          (fault) => `at ${look.width} px, ${look.fontScale}: ${fault}`,
        ),
      );
    }
    expect(faults).toEqual([]);
    const { errors, refusals } = await phone.takeFaults();
    expect({ errors, isProblem: await phone.isProblem() }).toEqual({
      errors: [],
      isProblem: stop.visit.refused === true,
    });
    if (!stop.visit.refused && !stop.visit.ledElsewhere && !stop.visit.asksWhy) expect(refusals).toEqual([]);
  });
});

describe('a page that is drawn badly is noticed', () => {
  const [guardian, teacher] = ['[aria-label="我是家长"]', '[aria-label="我是学校老师"]'];
  test.each([
    ['grey on grey', 'wx-view { color: #8a8a8a !important }', /contrast/],
    ['a dimmed page', 'wx-page { opacity: 0.5 }', /contrast/],
    ['a low button', `${guardian} { min-height: 0 !important; height: 40px; padding: 0 !important }`, /×40 px to tap/],
    ['an ellipsis', 'wx-view { overflow: hidden; max-width: 200px; white-space: nowrap }', /text is cut/],
    ['a broad page', 'wx-view { min-width: 500px }', /px wide on 390/],
    ['a narrow button', `${guardian} { width: 60px !important } wx-text { white-space: nowrap }`, /reaches beyond it/],
    ['a button over another', `${teacher} { margin-top: -90px !important }`, /lies over/],
  ])('%s', async (_title, css, fault) => {
    const phone = await TourPhone.open(phones, personas.stranger.openid);
    try {
      await phone.visit('pages/home/home', {});
      const look = { width: 390, height: 844, fontScale: 1 };
      const judge = async () => faultsOf(await phone.look(look), { isGuardians: true }).join('\n');
      expect(await judge()).toBe('');
      await phone.spoil(css);
      expect(await judge()).toMatch(fault);
    } finally {
      await phone.close();
    }
  });
});

function metricFaults({ path: page, nodes, events }: PhoneMetrics, isGuardian: boolean): string[] {
  const own = events.filter((event) => event.path === page);
  return [
    ...(isGuardian && nodes > GUARDIAN_NODES ? [`${nodes} nodes`] : []),
    ...own.filter((each) => each.setDataCalls > 1).map((each) => `${each.event}: ${each.setDataCalls} setData calls`),
    ...own
      .filter((each) => each.setDataBytes > SET_DATA_BYTES)
      .map((each) => `${each.event}: ${each.setDataBytes} bytes`),
  ];
}
