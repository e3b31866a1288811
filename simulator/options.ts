import path from 'node:path';
import { StartError } from './cloud/errors';
import { command, readCommandLine } from './command-line';

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

export const startCommand = command({
  name: 'npm start',
  what: '在本机启动云和手机，第一次会准备一所示例学校。',
  options: {
    port: { value: 'N', text: `手机的网址用哪个端口（默认 ${DEFAULT_PORT}）` },
    data: { value: 'DIR', text: '数据放在哪个文件夹（默认 .data/示例名字）' },
    seed: { value: 'NAME', text: `示例数据的名字（默认 ${DEFAULT_SEED}）` },
    reset: { text: '先清空数据，重新准备' },
    automator: { text: '打印给 miniprogram-automator 用的地址' },
    watch: { text: '改了代码就重新构建（npm run dev）' },
  },
});

/** Options of `npm start`; null when help was asked for. Throws PlainError with one line. */
export function parseOptions(argv: readonly string[], dataRoot: string): StartOptions | null {
  const values = readCommandLine(startCommand, argv)?.options;
  if (!values) return null;
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

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new StartError(`--port 要 0 到 65535 之间的数字，不能是“${text}”。`);
}
