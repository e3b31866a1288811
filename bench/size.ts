import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../scripts/build/files';
import { check, type BenchContext, type Check } from './check';

const MAIN_KB = 600;
const SUBPACKAGE_KB = 500;

/** Size of the main package and of each subpackage, as uploaded. */
export async function measure({ dist }: BenchContext): Promise<Check[]> {
  const app = join(dist, 'miniprogram');
  const { subPackages = [] } = JSON.parse(await readFile(join(app, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
  };
  const roots = subPackages.map(({ root }) => `${root}/`);
  const sizes = new Map<string, number>([['', 0], ...roots.map((root): [string, number] => [root, 0])]);
  for (const file of await listFiles(app)) {
    const root = roots.find((one) => file.startsWith(one)) ?? '';
    sizes.set(root, (sizes.get(root) ?? 0) + (await stat(join(app, file))).size);
  }
  return [...sizes].map(([root, bytes]) =>
    check(root === '' ? 'main package' : root.slice(0, -1), bytes / 1024, root === '' ? MAIN_KB : SUBPACKAGE_KB, 'KB'),
  );
}
