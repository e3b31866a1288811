import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstClass } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { anyIdNumber, bytes, csv, idNumberOf, paymentRow, rosterRow } from '../support/county/papers';
import { rightPerson } from '../support/county/right-person';
import { samples } from '../support/county/samples';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

describe('at rest', () => {
  test('a pupil’s ID number is encrypted, each time anew, and found by a keyed hash', () => {
    const pupils = county.documents()['pupils'] ?? [];
    expect(pupils).toHaveLength(24);
    for (const pupil of pupils) {
      expect(Object.keys(pupil)).not.toContain('idNumber');
      expect(pupil['idCipher']).toMatch(/^k[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
      expect(pupil._id).toMatch(/^p[\w-]{26}$/);
    }
    expect(new Set(pupils.map((pupil) => pupil['idCipher'])).size).toBe(24);
  });

  test('the end of a card number is encrypted', () => {
    const lines = county.documents()['disbursements'] ?? [];
    expect(lines).toHaveLength(30);
    for (const line of lines) {
      expect(Object.keys(line)).not.toContain('cardTail');
      expect(line['cardCipher']).toMatch(/^k[0-9a-f]{8}\./);
    }
  });

  test('the look through the database would find what stands in it', () => {
    const text = readFileSync(path.join(county.dataDir, 'cloud.db'), 'latin1');
    expect(text).toContain(pupilOf(county.world.A, 0).pupilId);
    expect(`x${pupilOf(county.world.A, 0).idNumber}x`).toMatch(anyIdNumber);
  });
});

describe('an answer gives away no ID number', () => {
  const names = Object.keys(samples) as (keyof typeof samples)[];

  test.each(names)('%s', async (name) => {
    const person = county.person(rightPerson[name]);
    const reply = await person.replyTo(name, await samples[name](county.world, person));
    expect(JSON.stringify(reply)).not.toMatch(anyIdNumber);
  });

  test('nor does the refusal of a file, wherever the number stands', async () => {
    const idNumber = idNumberOf(777);
    const clerk = county.person('oAFinance');
    const { A } = county.world;
    const [row = {}] = firstClass(A).map((pupil) => paymentRow(pupil));
    for (const heading of Object.keys(row)) {
      const fileId = await clerk.upload('slipped.csv', bytes(csv([{ ...row, [heading]: idNumber }])));
      const input = { schoolId: A.schoolId, programme: 'urgent-aid', term: '2026-autumn', fileId } as const;
      expect(JSON.stringify(await clerk.reply('subsidy.checkPaymentList', input))).not.toMatch(anyIdNumber);
    }
    const pupil = rosterRow({ name: '张小明', idNumber, className: '一年级' });
    for (const heading of Object.keys(pupil)) {
      const fileId = await clerk.upload('slipped.csv', bytes(csv([{ ...pupil, [heading]: `${idNumber}1` }])));
      const { importId } = await clerk.ask('ledger.checkRoster', { schoolId: A.schoolId, fileId });
      expect(JSON.stringify(await clerk.ask('ledger.getImport', { importId }))).not.toMatch(anyIdNumber);
    }
  });
});

describe('an answer names nobody by openid, not even to themselves', () => {
  const names = Object.keys(samples) as (keyof typeof samples)[];
  const openids = (): string[] =>
    (county.documents()['people'] ?? []).map(({ _id }) => _id).filter((openid) => /^o[A-Z]/.test(openid));

  test.each(names)('%s', async (name) => {
    const known = openids();
    expect(known.length).toBeGreaterThan(30);
    for (const openid of [rightPerson[name], 'oALeader', 'oBureau', 'oATeacher1']) {
      const person = county.person(openid);
      const text = JSON.stringify(await person.replyTo(name, await samples[name](county.world, person)));
      expect(known.filter((one) => text.includes(one))).toEqual([]);
    }
  });

  test('aliases hold for one pupil or one school alone', async () => {
    const teacher = county.person('oATeacher1');
    const of = async (at: number) => {
      const { pupilId } = pupilOf(county.world.A, at);
      return (await teacher.ask('identity.listGuardians', { pupilId })).guardians.map(({ personId }) => personId);
    };
    const { code } = await teacher.ask('identity.issueBindingCode', { pupilId: pupilOf(county.world.A, 1).pupilId });
    await county.person('oAMother').reply('identity.bindChild', { code, relation: 'mother' });
    const [first, second] = [await of(0), await of(1)];
    expect(first.filter((one) => second.includes(one))).toEqual([]);
    const [personId = ''] = first;
    const aim = { pupilId: pupilOf(county.world.A, 1).pupilId, personId, reason: '搬走了' };
    expect(await teacher.reply('identity.endBinding', aim)).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('a file of a client', () => {
  test('is taken from the caller’s own folder alone', async () => {
    const { A } = county.world;
    const fileId = await county.person('oAMoral').upload('roster.csv', bytes(csv([])));
    expect(await county.person('oAAcademic').reply('ledger.checkRoster', { schoolId: A.schoolId, fileId })).toEqual({
      ok: false,
      code: 'file-missing',
    });
  });

  test('is not overwritten by anyone else, and its folder tells nothing', async () => {
    const { incoming } = await county.person('oAMoral').ask('identity.me', {});
    expect(incoming).toMatch(/^incoming\/[A-Za-z0-9]{26}\/$/);
    await county.cloud.upload('oAMoral', `${incoming}own.csv`, bytes('1'));
    await expect(county.cloud.upload('oAFinance', `${incoming}own.csv`, bytes('2'))).rejects.toMatchObject({
      errCode: -503002,
    });
  });
});

test('families see the whole end of their own card, staff two digits of it', async () => {
  const tail = pupilOf(county.world.A, 0).idNumber.slice(-5, -1);
  const { disbursements } = await county.person('oAMother').ask('subsidy.listMine', {});
  expect(disbursements.map(({ cardTail }) => cardTail)).toContain(tail);
  const { lines } = await county
    .person('oAFinance')
    .ask('subsidy.listLines', { batchId: county.world.batches.paid.batchId, show: 'all' });
  expect(lines.map(({ cardTail }) => cardTail)).toContain(`**${tail.slice(-2)}`);
});
