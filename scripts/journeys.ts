import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { command } from '../simulator/command-line';
import { build } from './build/build';
import { DataError } from './data/source';
import { runScript } from './run-script';

const ROOT = path.resolve(__dirname, '..');
const PATIENCE_MS = 5000;

const journeys = command({
  name: 'npm run journeys',
  what: '走一遍 tests/journeys 里的用户旅程：在模拟器里，或在微信开发者工具里。',
  words: { name: '[FILE]', text: '只走这些文件里的旅程（默认 tests/journeys）' },
  options: {
    ws: {
      value: 'URL',
      text: '微信开发者工具的自动化端口，如 ws://127.0.0.1:9420（先打开项目和端口，见 docs/devtools.md）',
    },
  },
});

/** Runs the user stories of tests/journeys, on the simulator or on WeChat DevTools. */
void runScript(journeys, async ({ options: { ws }, words }) => {
  if (ws === undefined) await build();
  else await reach(ws);
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  // One after the other on DevTools: it has one phone.
  const order = ws === undefined ? [] : ['--runInBand'];
  const args = [jest, '--verbose', ...order, ...(words.length > 0 ? words : ['tests/journeys'])];
  const env = ws === undefined ? process.env : { ...process.env, JOURNEYS_WS: ws };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1;
});

/** @throws DataError when nobody listens there */
function reach(ws: string): Promise<void> {
  const url = URL.parse(ws);
  if (url === null || !['ws:', 'wss:'].includes(url.protocol))
    throw new DataError(`--ws 要写成 ws://127.0.0.1:9420 这样，不能是“${ws}”。`);
  const port = Number(url.port || (url.protocol === 'ws:' ? 80 : 443));
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port, timeout: PATIENCE_MS });
    const refuse = () => {
      socket.destroy();
      reject(new DataError(`${ws} 没有人应答。请先在微信开发者工具里打开项目和自动化端口（见 docs/devtools.md）。`));
    };
    socket.on('connect', () => resolve(void socket.destroy()));
    socket.on('timeout', refuse);
    socket.on('error', refuse);
  });
}
