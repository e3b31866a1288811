import { openBytes, sealBytes } from './cipher';
import { messageOf } from './collection';
import { deleteFiles, noteRekeyed, sealedUnder, type FileEnd } from './file-ends';
import { contentOf, upload } from './files';
import { presentKeys, type KeyRing } from './keys';
import { log } from './log';
import { inParallel } from './parallel';

const width = 4;

/** Seals anew what is sealed under the old keys; each file in its place, in one step, so that it can be opened at every moment. How many. */
export async function rekeyFiles(old: KeyRing, mayGoOn: () => boolean): Promise<number> {
  let root: string | null = null;
  let done = 0;
  for await (const page of sealedUnder(old.id)) {
    root ??= await storageRoot();
    for (const ok of await inParallel(page, width, (file) => rekeyFile(file, root ?? ''))) done += ok ? 1 : 0;
    if (!mayGoOn()) return done;
  }
  return done;
}

async function rekeyFile({ _id, sealedId }: FileEnd, root: string): Promise<boolean> {
  const path = pathOf(sealedId ?? '');
  try {
    const sealed = await contentOf(root + path);
    if (!sealed) return false;
    const fileId = await upload(path, sealBytes(openBytes(sealed)));
    const stays = await noteRekeyed(_id, presentKeys().id);
    if (!stays) await deleteFiles([fileId]);
    return stays;
  } catch (error) {
    // One damaged file must not keep all others waiting; it goes on counting as not done.
    log('file-not-rekeyed', { file: _id, error: messageOf(error) });
    return false;
  }
}

/** What every file id of this environment begins with. Only an upload tells; in a restored environment the noted ids begin otherwise. */
async function storageRoot(): Promise<string> {
  const place = 'evidence/place';
  return (await upload(place, Buffer.from('place'))).slice(0, -place.length);
}

function pathOf(fileId: string): string {
  return fileId.replace(/^cloud:\/\/[^/]*\//, '');
}
