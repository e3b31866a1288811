import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { helpOf } from './command-line';
import { checkDataFolder } from './data-folder';
import { PROJECT_ROOT, projectLayout } from './layout';
import { StartError, messageOf } from './cloud/errors';
import type { StartOptions } from './options';
import { parseOptions, startCommand } from './options';
import { PlainError } from './plain-error';
import { bundlePhone } from './phone/bundle';
import { loadSeed } from './seed';
import type { Simulator } from './simulator';
import { portTaken, startSimulator } from './simulator';
import { codeOf, startError } from './start-error';
import { watchSources } from './watch';

const layout = projectLayout();
const say = (line: string) => console.log(line);

interface Running {
  close(): Promise<void>;
}

async function build(): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the build is not the simulator's: loaded by path
  const builder = require(layout.buildFile) as { build(options: { onWarning(line: string): void }): Promise<void> };
  try {
    await builder.build({ onWarning: say });
    await bundlePhone({ miniprogramDir: layout.miniprogramDir, outDir: layout.bundleDir });
  } catch (error) {
    throw startError(`没有构建成功：${messageOf(error)}`, error);
  }
}

async function start(options: StartOptions, signal: AbortSignal): Promise<Running> {
  loadSeed(layout.seedsDir, options.seed);
  await checkPort(options.port);
  checkDataFolder(options.dataDir);
  say('正在构建小程序和云函数…');
  await build();
  const simulator = await startSimulator({ layout, ...options, signal, onProgress: say, onWarning: say });
  const watching = options.watch ? watch(simulator) : undefined;
  say(`phone: ${simulator.phone.url}`);
  say('在浏览器里打开上面的网址，先选“我是谁”。想同时当几个人，就多开几个标签页。按 Ctrl-C 结束。');
  if (options.automator) say(`automator: ${simulator.automator.url('')}（后面接手机编号：手机网址里 phone= 后面的字）`);
  return {
    close: async () => {
      watching?.close();
      await simulator.close();
    },
  };
}

function watch(simulator: Simulator): { close(): void } {
  return watchSources(PROJECT_ROOT, async (changed) => {
    const started = Date.now();
    say(
      `改了 ${changed.slice(0, 3).join('、')}${changed.length > 3 ? ` 等 ${changed.length} 个文件` : ''}，正在重新构建…`,
    );
    try {
      await build();
      simulator.cloud.reloadFunctions();
      simulator.phone.reload();
      say(`构建好了（${Date.now() - started} 毫秒），手机已刷新。`);
    } catch (error) {
      say(messageOf(error));
    }
  });
}

/** Fails before the build when the port is taken. */
function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => {
      const allowed =
        codeOf(error) === 'EACCES' ? new StartError(`端口 ${port} 不允许用。请用 --port 换一个大于 1024 的。`) : error;
      reject(codeOf(error) === 'EADDRINUSE' ? portTaken(port) : allowed);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** One line for the person; the stack goes to a file. */
function fail(error: unknown): void {
  const cause = error instanceof PlainError ? error.cause : error;
  console.error(error instanceof PlainError ? error.message : `没有启动成功：${messageOf(error)}`);
  if (cause === undefined) return;
  const file = path.join(layout.dataRoot, 'start-error.log');
  try {
    mkdirSync(layout.dataRoot, { recursive: true });
    writeFileSync(file, `${cause instanceof Error ? cause.stack : messageOf(cause)}\n`);
    console.error(`详细情况在 ${path.relative(process.cwd(), file)}`);
  } catch {
    console.error(cause);
  }
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), layout.dataRoot);
  if (!options) {
    say(helpOf(startCommand));
    return;
  }
  const aborter = new AbortController();
  const starting = start(options, aborter.signal);
  const end = () => {
    if (aborter.signal.aborted) return;
    aborter.abort();
    say('\n停下了，数据留着，下次 npm start 接着用。');
    setTimeout(() => process.exit(0), 3000);
    void starting.then((running) => running.close()).finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  await starting.catch((error: unknown) => {
    if (!aborter.signal.aborted) throw error;
  });
}

main().catch((error: unknown) => {
  fail(error);
  process.exit(1);
});
