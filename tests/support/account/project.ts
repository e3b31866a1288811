import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const repository = path.resolve(__dirname, '../../..');

/** A folder that declares what the repository declares, with an environment `county` and a build of two small functions. */
export function makeProject(): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'deploy-'));
  for (const folder of ['cloudfunctions', 'environments', 'dist/cloudfunctions/api', 'dist/cloudfunctions/jobs'])
    mkdirSync(path.join(root, folder), { recursive: true });
  for (const file of ['cloudfunctions/database.json', 'cloudfunctions/functions.json', 'environments/local.json'])
    copyFileSync(path.join(repository, file), path.join(root, file));
  const local = JSON.parse(readFileSync(path.join(root, 'environments/local.json'), 'utf8')) as {
    templates: Record<string, object>;
  };
  const own = Object.entries(local.templates).map(([key, one]) => [key, { ...one, id: `template-${key}` }] as const);
  const templates = Object.fromEntries(own);
  const county = { ...local, name: 'county', appId: 'wx00000000000000aa', envId: 'county-1a2b3c', templates };
  writeFileSync(path.join(root, 'environments/county.json'), JSON.stringify(county));
  for (const name of ['api', 'jobs']) writeCode(root, name, 'one');
  return root;
}

/** What the build leaves for a function. */
export function writeCode(root: string, name: string, text: string): void {
  const folder = path.join(root, 'dist/cloudfunctions', name);
  writeFileSync(path.join(folder, 'index.js'), `exports.main = async () => '${text}';\n`);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name }));
}

export interface DeclaredFiles {
  database: {
    collections: Record<
      string,
      { access: string; indexes: { name: string; fields: [string, 1 | -1][]; unique: boolean }[] }
    >;
  };
  functions: {
    runtime: string;
    functions: Record<
      string,
      {
        timeoutSeconds: number;
        memoryMb: number;
        timezone: string;
        environment: string[];
        timer?: { name: string; cron: string };
      }
    >;
  };
}

/** The declarations as they stand in the files, read without the code under test. */
export function declaredFiles(root: string): DeclaredFiles {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, 'cloudfunctions', file), 'utf8'));
  return {
    database: read('database.json') as DeclaredFiles['database'],
    functions: read('functions.json') as DeclaredFiles['functions'],
  };
}

/** Changes a declaration as a later release would. */
export function redeclare(root: string, change: (files: DeclaredFiles) => void): void {
  const files = declaredFiles(root);
  change(files);
  writeFileSync(path.join(root, 'cloudfunctions/database.json'), JSON.stringify(files.database));
  writeFileSync(path.join(root, 'cloudfunctions/functions.json'), JSON.stringify(files.functions));
}
