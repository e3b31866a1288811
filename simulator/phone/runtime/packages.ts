import { modules } from './modules';
import type { PackageFile } from './package-file';

type Listener = (file: PackageFile) => void;

/** Loads the files of the main package and of subpackages, each once. */
class Packages {
  private readonly loads = new Map<string, Promise<void>>();
  private readonly files = new Map<string, PackageFile>();
  private listener: Listener = () => undefined;

  /** `listener` hears of each package before anything in it runs. */
  install(listener: Listener): void {
    this.listener = listener;
    Object.assign(globalThis, { __phone: { addPackage: (file: PackageFile) => this.files.set(file.root, file) } });
  }

  isLoaded(root: string): boolean {
    return this.files.has(root);
  }

  load(root: string): Promise<void> {
    const known = this.loads.get(root);
    if (known) return known;
    const load = this.fetch(root);
    this.loads.set(root, load);
    load.catch(() => this.loads.delete(root));
    return load;
  }

  private async fetch(root: string): Promise<void> {
    await loadScript(`/app/${root === '' ? 'main.js' : `${root}/package.js`}`);
    const file = this.files.get(root);
    if (!file) throw new Error(`the package ${root || 'main'} could not be run`);
    modules.add(file);
    this.listener(file);
  }
}

function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${src} could not be loaded`));
    document.head.append(script);
  });
}

export const packages = new Packages();
