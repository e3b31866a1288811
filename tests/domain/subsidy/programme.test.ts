import { expect, test } from '@jest/globals';
import { exclusiveOf, lodgingFault, mostParts } from '../../../domain/subsidy/programme';

test('boarders and day pupils have each their own subsidy, never both; urgent aid is beside them', () => {
  expect(exclusiveOf('boarder-living')).toBe('day-pupil-living');
  expect(exclusiveOf('day-pupil-living')).toBe('boarder-living');
  expect(exclusiveOf('urgent-aid')).toBeNull();
});

test.each([
  ['boarder-living', true, null],
  ['boarder-living', false, 'not-boarder'],
  ['day-pupil-living', true, 'not-day-pupil'],
  ['day-pupil-living', false, null],
  ['urgent-aid', true, null],
  ['urgent-aid', false, null],
] as const)('%s for a boarder: %s', (programme, boarder, fault) =>
  expect(lodgingFault(programme, boarder)).toBe(fault),
);

test('only urgent aid is paid more than once in a term', () =>
  expect([mostParts('boarder-living'), mostParts('day-pupil-living'), mostParts('urgent-aid') > 1]).toEqual([
    1,
    1,
    true,
  ]));
