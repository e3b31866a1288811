import { Collection } from '../platform/collection';

interface GuardianGlance {
  readonly _id: string;
  readonly wards: readonly { readonly pupilId: string }[];
}

/** Who is bound to which of the paid pupils. */
export class GuardianReader {
  private readonly people = new Collection<GuardianGlance>('people');

  /** At most a hundred pupils at once. */
  async ofPupils(pupilIds: readonly string[]): Promise<{ openid: string; pupilIds: string[] }[]> {
    const found: { openid: string; pupilIds: string[] }[] = [];
    for await (const page of this.people.pages({ 'wards.pupilId': { oneOf: pupilIds } }, ['wards'])) {
      for (const { _id, wards } of page) {
        found.push({
          openid: _id,
          pupilIds: wards.flatMap(({ pupilId }) => (pupilIds.includes(pupilId) ? [pupilId] : [])),
        });
      }
    }
    return found;
  }
}

export const guardianReader = new GuardianReader();
