import type { FSWatcher } from 'node:fs';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['contract', 'domain', 'cloudfunctions', 'miniprogram', 'environments'];
/** Editors write a file in several steps. */
const QUIET_MS = 200;

/**
 * Calls `rebuild` after each change of the product's sources, one at a time; a change during a rebuild causes another.
 * `rebuild` gets the changed files, relative to the root.
 */
export function watchSources(root: string, rebuild: (changed: string[]) => Promise<void>): { close(): void } {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  const run = async () => {
    if (busy || changed.size === 0) return;
    busy = true;
    const files = [...changed];
    changed.clear();
    await rebuild(files).finally(() => {
      busy = false;
    });
    if (changed.size > 0) schedule();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), QUIET_MS);
  };

  const watchers = FOLDERS.map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watchFolder(folder, (file) => {
        changed.add(path.relative(root, path.join(folder, file)));
        schedule();
      }),
    );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchFolder(folder: string, onChange: (file: string) => void): FSWatcher {
  return watch(folder, { recursive: true }, (_event, file) => {
    if (file !== null && !/(^|[\\/])\.|~$/.test(file)) onChange(file);
  });
}
