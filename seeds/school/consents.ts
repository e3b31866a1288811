import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';

/** The mother who works far away has allowed pictures of her first child; she was asked for nothing else yet. */
export async function allowPictures(client: SimulatorClient): Promise<void> {
  const mother = new Actor(client, 'oSeedFamily02');
  const { children } = await mother.ask('identity.me', {});
  const pupilId = children[0]?.pupilId ?? '';
  const { until } = await mother.ask('identity.listConsents', { pupilId });
  await mother.ask('identity.giveConsent', { pupilId, purpose: 'photo', until, wording: 1 });
}
