import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A browser of the Chromium family that playwright-core can launch without a window. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const FALLBACK = '@sparticuz/chromium';
/** The newest that runs on the Node versions package.json allows. */
const FALLBACK_VERSION = '143.0.4';
const FALLBACK_DIR = path.resolve(__dirname, '..', '.data', 'browser', FALLBACK_VERSION);
const ADVICE = '请安装 Chrome、Edge 或 Chromium，或把浏览器程序的位置写进环境变量 CHROME_PATH。';

/** No graphics, and nothing asked of the network on its own. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * CHROME_PATH, else an installed Chrome, Edge or Chromium, else (Linux only) a build that npm fetches into .data/browser.
 * Rejects with one line in Chinese that says what to do.
 */
export async function findBrowser(onProgress: (line: string) => void = () => {}): Promise<FoundBrowser> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return found(chosen);
    throw new Error(`CHROME_PATH 指的文件不存在：${chosen}。${ADVICE}`);
  }
  const installed = candidates().find((file) => existsSync(file));
  if (installed) return found(installed);
  if (process.platform !== 'linux') throw new Error(`没有找到浏览器。${ADVICE}`);
  return fallbackBrowser(onProgress);
}

const found = (executablePath: string, env: Record<string, string> = {}): FoundBrowser => ({
  executablePath,
  args: QUIET,
  env,
});

function candidates(): string[] {
  if (process.platform === 'darwin') {
    const programs = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    const folders = ['/Applications', path.join(os.homedir(), 'Applications')];
    return folders.flatMap((folder) => programs.map((name) => path.join(folder, `${name}.app/Contents/MacOS/${name}`)));
  }
  if (process.platform === 'win32') {
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => programs.map((name) => path.join(folder, name)));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

async function fallbackBrowser(onProgress: (line: string) => void): Promise<FoundBrowser> {
  if (!existsSync(FALLBACK_DIR)) {
    onProgress('没有找到浏览器，正在下载一个（约 73 MB）…');
    await fetchFallback();
  }
  const executablePath = path.join(FALLBACK_DIR, 'chromium');
  const libraries = { LD_LIBRARY_PATH: path.join(FALLBACK_DIR, 'al2023', 'lib') };
  for (const env of [{}, libraries]) {
    const started = spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env }, encoding: 'utf8' });
    if (started.status === 0) return found(executablePath, env);
  }
  throw new Error(`下载的浏览器在这台机器上运行不了。${ADVICE}`);
}

/** Installs and unpacks beside the final place and moves it there whole: two runs at once cannot see a half of it. */
async function fetchFallback(): Promise<void> {
  const work = `${FALLBACK_DIR}.${process.pid}`;
  try {
    mkdirSync(work, { recursive: true });
    await run('npm', [
      'i',
      '--no-save',
      '--no-fund',
      '--no-audit',
      '--prefix',
      work,
      `${FALLBACK}@${FALLBACK_VERSION}`,
    ]);
    const unpack = `import c from '${FALLBACK}'; await c.executablePath()`;
    // The package unpacks into TMPDIR, and its libraries only where it takes the machine for Amazon's.
    const env = { ...process.env, TMPDIR: work, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    await run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: work, env });
    rmSync(path.join(work, 'node_modules'), { recursive: true });
    if (!existsSync(FALLBACK_DIR)) renameSync(work, FALLBACK_DIR);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`没有找到浏览器，下载也没有成功（${cause}）。${ADVICE}`, { cause: error });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      reject(new Error(output.trim().split('\n').pop() || `${command} 返回 ${String(code)}`));
    });
  });
}
