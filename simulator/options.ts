import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from './cloud/errors';

export interface StartOptions {
  port: number;
  dataDir: string;
  seed: string;
  reset: boolean;
  watch: boolean;
  automator: boolean;
}

export const DEFAULT_PORT = 8601;
const DEFAULT_SEED = 'school';

export const USAGE = `用法：npm start -- [选项]
  --port N      手机的网址用哪个端口（默认 ${DEFAULT_PORT}）
  --seed NAME   示例数据的名字（默认 ${DEFAULT_SEED}）
  --data DIR    数据放在哪个文件夹（默认 .data/示例名字）
  --reset       先清空数据，重新准备
  --automator   打印给 miniprogram-automator 用的地址
  --watch       改了代码就重新构建（npm run dev）`;

/** Options of `npm start`; null when help was asked for. Throws StartError with one line. */
export function parseOptions(argv: string[], dataRoot: string): StartOptions | null {
  const values = parse(argv);
  if (values.help) return null;
  const seed = values.seed ?? DEFAULT_SEED;
  return {
    port: parsePort(values.port),
    seed,
    dataDir: values.data === undefined ? path.join(dataRoot, seed) : path.resolve(values.data),
    reset: values.reset ?? false,
    watch: values.watch ?? false,
    automator: values.automator ?? false,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        seed: { type: 'string' },
        reset: { type: 'boolean' },
        watch: { type: 'boolean' },
        automator: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    const known = '--port N、--seed NAME、--data DIR、--reset、--watch、--automator';
    throw new StartError(`看不懂这些选项：${argv.join(' ')}。可用的是 ${known}。`);
  }
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new StartError(`--port 要 0 到 65535 之间的数字，不能是“${text}”。`);
}
