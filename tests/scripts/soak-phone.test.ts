import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { soakPhone } from '../../scripts/soak/phone';
import { soakTypedAnswers } from '../../scripts/soak/typed-answer';
import { openPhones, type Phones } from '../support/phone';

let phones: Phones;
beforeAll(async () => {
  phones = await openPhones({ seed: 'school' });
}, 240_000);
afterAll(() => phones.close());

test('a network that loses, delays or repeats: an acknowledgement and a confirmation have one effect, stay on the phone until sent, and the page says so', async () => {
  expect(await soakPhone({ shop: phones, dataDir: phones.dataDir, seed: 7 })).toEqual([]);
}, 180_000);

test('an amount that is typed without network, the mini-program closed and opened meanwhile, the answer delivered twice: it arrives once, as typed, and the page says that it waits and that it went', async () => {
  expect(await soakTypedAnswers({ shop: phones, dataDir: phones.dataDir, seed: 7 })).toEqual([]);
}, 180_000);
