import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sealedCollections } from '../../contract/audit';
import { inTurn } from '../../cloudfunctions/audit/rota';
import { isRekeyTurn } from '../../cloudfunctions/jobs/rekeying';
import { isSweepTurn } from '../../cloudfunctions/jobs/sweeping';
import { NEXT_KEYS } from '../../scripts/deploy/changeover';
import { openCounty, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import { keyFileOf, restart } from '../support/county/rotation';
import { tickMs } from '../support/county/sealing';
import { reached } from '../../seeds/support/roster';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

/** As the deployment sets the variables between the old keys and the new ones. */
async function changingOver(isOn: boolean): Promise<void> {
  const file = keyFileOf(county);
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as { environment: Record<string, string> };
  const next = NEXT_KEYS.map((name, at) => [name, isOn ? String(at).repeat(64) : undefined] as const);
  writeFileSync(
    file,
    JSON.stringify({ ...secrets, environment: { ...secrets.environment, ...Object.fromEntries(next) } }),
  );
  await restart(county);
}

describe('while the functions change over', () => {
  const desk = () => new RosterDesk(county);
  const rows = [listRow('何小等', { 身份证号: numberBornOn('2017-01-02', 71) })];

  test('no pupil is given a number: lists and corrections wait, and afterwards they go on', async () => {
    await changingOver(true);
    const asked = await desk().ask(rows);
    const { importId } = await desk().office.ask('ledger.checkRoster', asked);
    await county.cloud.runTimer('jobs');
    expect(await desk().office.ask('ledger.getImport', { importId })).toMatchObject({ state: 'checking' });
    const { pupilId, correctionId } = county.world.corrections.toApply;
    const decision = { pupilId, correctionId, decision: { kind: 'accept' as const } };
    expect(await county.person('oAAcademic').refusal('ledger.applyCorrection', decision)).toMatchObject({
      code: 'busy',
    });
    await changingOver(false);
    await county.cloud.runTimer('jobs');
    expect((await reached(desk().office, importId)).counts.fresh).toBe(1);
  });
});

describe('the rings', () => {
  const keys = { FIELD_KEY_OLD: 'a'.repeat(64), INDEX_KEY_OLD: 'b'.repeat(64) };
  const month = Array.from({ length: 31 * 72 }, (_, tick) =>
    new Date(Date.parse('2026-10-01T00:00:00.000Z') + tick * tickMs).toISOString(),
  );
  afterAll(() => {
    Object.assign(process.env, { FIELD_KEY_OLD: '', INDEX_KEY_OLD: '' });
  });

  test('move documents only during a rotation, and then take no other work’s turn for good', () => {
    expect(month.filter(isRekeyTurn)).toEqual([]);
    Object.assign(process.env, keys);
    const moving = month.filter((at) => !isSweepTurn(at) && isRekeyTurn(at));
    expect(moving.length).toBeGreaterThan(300);
    const sealing = month.filter((at) => !isSweepTurn(at) && !isRekeyTurn(at));
    for (const day of [sealing.slice(0, 12), sealing.slice(-12)])
      expect(new Set(day.flatMap((at) => inTurn(at)))).toEqual(new Set(sealedCollections));
    expect(month.filter(isSweepTurn)).toHaveLength(31);
  });
});
