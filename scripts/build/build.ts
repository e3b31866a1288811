import { join, resolve } from 'node:path';
import { readEnvironment } from '../environment';
import { writeFolder } from './files';
import { buildFunctions } from './functions';
import { buildMiniprogram, type PartOptions } from './miniprogram';

export type Part = 'miniprogram' | 'cloudfunctions';

export interface BuildOptions {
  /** One part alone; both when absent. */
  only?: Part;
  /** Name of a file in environments/; `local` when absent. */
  environment?: string;
  minify?: boolean;
  /** `dist` when absent. */
  outDir?: string;
  /** The repository; tests build others. */
  root?: string;
  onWarning?: (line: string) => void;
}

const builders = { miniprogram: buildMiniprogram, cloudfunctions: buildFunctions };

/**
 * Builds what is uploaded: `<outDir>/miniprogram` and `<outDir>/cloudfunctions`. The same sources give the same bytes. Nothing is written
 * unless every part compiled, and only files that changed are touched.
 */
export async function build(options: BuildOptions = {}): Promise<void> {
  const root = options.root ?? resolve(__dirname, '../..');
  const outDir = resolve(root, options.outDir ?? 'dist');
  const parts: Part[] = options.only === undefined ? ['miniprogram', 'cloudfunctions'] : [options.only];
  const partOptions: PartOptions = {
    root,
    environment: readEnvironment(root, options.environment ?? 'local'),
    minify: options.minify ?? true,
    onWarning: options.onWarning ?? ((line) => console.warn(`warning: ${line}`)),
  };
  const outputs = await Promise.all(parts.map(async (part) => ({ part, files: await builders[part](partOptions) })));
  for (const { part, files } of outputs) await writeFolder(join(outDir, part), files);
}
