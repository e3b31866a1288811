import { Collection } from '../platform/collection';
import type { CodeDocument } from './code.store';

/** More open codes than these are not listed; they expire by themselves. */
const most = 100;

/** Codes that somebody could still use. */
export class OpenCodeReader {
  private readonly codes = new Collection<CodeDocument>('codes');

  invitationsOf(schoolId: string, at: string): Promise<CodeDocument[]> {
    return this.open('grant.schoolId', schoolId, at);
  }

  ofPupil(pupilId: string, at: string): Promise<CodeDocument[]> {
    return this.open('grant.ward.pupilId', pupilId, at);
  }

  private async open(field: string, value: string, at: string): Promise<CodeDocument[]> {
    const found = await this.codes.find({
      where: { [field]: value, expiresAt: { above: at } },
      order: [['expiresAt', 'asc']],
      limit: most,
    });
    return found.filter(({ used, voided }) => !used && !voided);
  }
}

export const openCodeReader = new OpenCodeReader();
