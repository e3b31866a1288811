import { cloudFileUrl } from './cloud-client';
import { files } from './files';

/**
 * Where the document can load what a program names: a file of the package (relative to `owner`, a page's or component's path),
 * of the phone, or of the cloud storage.
 */
export async function resourceUrl(source: string, owner: string): Promise<string> {
  if (source === '' || /^(https?:|data:|blob:)/.test(source)) return source;
  if (source.startsWith('wxfile://')) return files.url(source);
  if (source.startsWith('cloud://')) return cloudFileUrl(source);
  return new URL(source, `${location.origin}/app/${owner}`).pathname.replace(/^\/(app\/)?/, '/app/');
}
