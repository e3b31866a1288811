// Plain JavaScript without dependencies: it runs before node_modules exists.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = path.join(root, 'package-lock.json');
const installedFile = path.join(root, 'node_modules', '.package-lock.json');
const stampFile = path.join(root, 'node_modules', '.zhuxuetong-lock');

/** @param {string} file @returns {any} */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Ends the process with one clear line when Node is older than package.json asks. */
function checkNode() {
  const [wantedMajor = 0, wantedMinor = 0] = readJson(path.join(root, 'package.json'))
    .engines.node.match(/\d+/g)
    .map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(
    `需要 Node.js ${wantedMajor}.${wantedMinor} 或更新的版本，现在是 ${process.versions.node}。请装好新版本再试。`,
  );
  process.exit(1);
}

/** Native modules are built for one ABI and platform, so these belong to the stamp. */
const abi = `${process.platform}-${process.arch}-${process.versions.modules}`;
const currentStamp = () => `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${abi}\n`;

/** True when what npm says it installed is what the lock asks for, whoever installed it. */
function installedMatchesLock() {
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  return Object.entries(readJson(lockFile).packages).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true;
    const found = installed[place];
    if (!found) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function isInstalled() {
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (stamp === currentStamp()) return true;
  if (stamp !== undefined && !stamp.endsWith(` ${abi}\n`)) return false;
  if (!installedMatchesLock()) return false;
  writeFileSync(stampFile, currentStamp());
  return true;
}

/** @returns {{ command: string, args: string[], shell: boolean }} */
function npmCommand() {
  const cli = process.env['npm_execpath'];
  if (cli && /npm-cli\.c?js$/.test(cli)) return { command: process.execPath, args: [cli], shell: false };
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows };
}

/** @returns {Promise<void>} */
function install() {
  const npm = npmCommand();
  const args = [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit'];
  const child = spawn(npm.command, args, { cwd: root, shell: npm.shell, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const stop = () => {
    child.kill();
    process.exit(0);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, stop);
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Error(`没有找到 npm（${error.message}）。请重新安装 Node.js，npm 会一起装好。`)),
    );
    child.on('exit', (code) => {
      for (const signal of signals) process.off(signal, stop);
      if (code === 0) return resolve();
      const said = output
        .split('\n')
        .filter((line) => /^npm error ./.test(line))
        .slice(0, 8);
      reject(new Error(`依赖没有装好（npm ci 返回 ${code}）。请检查网络后再运行一次。npm 说：\n${said.join('\n')}`));
    });
  });
}

/** Makes sure that node_modules is what package-lock.json says; installs it when not. */
export async function bootstrap() {
  checkNode();
  if (isInstalled()) return;
  const started = Date.now();
  console.log('正在安装依赖，第一次需要几分钟…');
  try {
    await install();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  writeFileSync(stampFile, currentStamp());
  console.log(`依赖装好了（${Math.round((Date.now() - started) / 1000)} 秒）。`);
}
