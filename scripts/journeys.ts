import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build/build';

const USAGE = `用法：npm run journeys -- [--ws ws://127.0.0.1:9420] [jest 的参数]
  --ws   在微信开发者工具里走（先打开项目和自动化端口）；没有它就在模拟器里走`;

/** Runs the user stories of tests/journeys, on the simulator or on WeChat DevTools. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { ws: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.ws === undefined) await build();
  const root = path.resolve(__dirname, '..');
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const filter = positionals.length > 0 ? positionals : ['tests/journeys'];
  const env = values.ws === undefined ? process.env : { ...process.env, JOURNEYS_WS: values.ws };
  // One after the other on DevTools: it has one phone.
  const order = values.ws === undefined ? [] : ['--runInBand'];
  const args = [jest, '--verbose', ...order, ...filter];
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 1;
  },
);
