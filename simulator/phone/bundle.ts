import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { build } from 'esbuild';
import type { Program } from './bundle/program';
import { readProgram } from './bundle/program';
import { wrapModule } from './bundle/scripts';
import { compileStyle } from './bundle/styles';
import { compileTemplates } from './bundle/templates';
import type { ProgramConfig } from './runtime/package-file';

export interface BundleOptions {
  /** A mini-program as WeChat takes it. */
  miniprogramDir: string;
  /** Replaced: frame.html, frame.js, frame.css and the program below app/. */
  outDir: string;
}

/** Compiles dist/miniprogram for the browser. Throws on what is missing, wrong or not simulated, naming the file. */
export async function bundlePhone({ miniprogramDir, outDir }: BundleOptions): Promise<void> {
  const program = readProgram(miniprogramDir);
  const files = readdirSync(miniprogramDir, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split(sep).join('/'),
  );
  const packages = ['', ...program.roots].map((root) => [root, packageFile(program, root, files)] as const);
  rmSync(outDir, { recursive: true, force: true });
  for (const [root, content] of packages)
    write(join(outDir, 'app', root === '' ? 'main.js' : `${root}/package.js`), content);
  for (const file of files.filter((each) => /\.(png|jpe?g|gif|svg|webp|mp3|m4a|wav|aac)$/i.test(each))) {
    cpSync(join(miniprogramDir, file), join(outDir, 'app', file), { recursive: true });
  }
  await buildRuntime(outDir);
}

const write = (file: string, content: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};

function packageFile(program: Program, root: string, files: string[]): string {
  const components = program.components.filter((each) => each.package === root);
  const styles = Object.fromEntries(
    components.map((each) => [each.path, compileStyle(program.dir, each.path, each.scope)] as const),
  );
  if (root === '') styles['app'] = compileStyle(program.dir, 'app', undefined);
  const inPackage = (file: string): boolean =>
    (program.roots.find((each) => file.startsWith(`${each}/`)) ?? '') === root;
  const modules = files.filter((file) => file.endsWith('.js') && inPackage(file));
  return [
    `__phone.addPackage({ root: ${JSON.stringify(root)},`,
    root === '' ? `program: ${JSON.stringify(programConfig(program))},` : '',
    `components: ${JSON.stringify(components.map(({ path, isPage, scope, config }) => ({ path, isPage, scope, config })))},`,
    `styles: ${JSON.stringify(styles)},`,
    `templates: (getRegExp, getDate) => (${compileTemplates(program, components)}),`,
    'modules: {',
    ...modules.map((path) => `${JSON.stringify(posix.normalize(path))}: ${wrapModule(program, path)},`),
    '} });',
  ].join('\n');
}

function programConfig(program: Program): ProgramConfig {
  const pages = program.components.filter((each) => each.isPage);
  return {
    app: program.app,
    pages: program.pages,
    roots: program.roots,
    windows: Object.fromEntries(
      pages.map(({ path, config: { usingComponents: _using, ...window } }) => [path, window]),
    ),
  };
}

async function buildRuntime(outDir: string): Promise<void> {
  const runtime = join(__dirname, 'runtime');
  await build({
    entryPoints: { frame: join(runtime, 'frame.ts') },
    outdir: outDir,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  for (const file of ['frame.html', 'frame.css']) cpSync(join(runtime, file), join(outDir, file));
}
