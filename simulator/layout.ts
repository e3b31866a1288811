import path from 'node:path';

/** Where the parts of a project stand. The simulator knows them by path only. */
export interface Layout {
  miniprogramDir: string;
  functionsDir: string;
  functionsFile: string;
  databaseFile: string;
  environmentFile: string;
  seedsDir: string;
  buildFile: string;
  /** What the phone bundler writes. */
  bundleDir: string;
  dataRoot: string;
}

export const PROJECT_ROOT = path.resolve(__dirname, '..');

/** The layout of the project around the simulator. */
export function projectLayout(root = PROJECT_ROOT): Layout {
  return {
    miniprogramDir: path.join(root, 'dist', 'miniprogram'),
    functionsDir: path.join(root, 'dist', 'cloudfunctions'),
    functionsFile: path.join(root, 'cloudfunctions', 'functions.json'),
    databaseFile: path.join(root, 'cloudfunctions', 'database.json'),
    environmentFile: path.join(root, 'environments', 'local.json'),
    seedsDir: path.join(root, 'seeds'),
    buildFile: path.join(root, 'scripts', 'build', 'build'),
    bundleDir: path.join(root, 'dist', 'phone'),
    dataRoot: path.join(root, '.data'),
  };
}
