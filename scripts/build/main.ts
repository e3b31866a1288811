import { command } from '../../simulator/command-line';
import { DataError } from '../data/source';
import { runScript } from '../run-script';
import { build, type Part } from './build';

const building = command({
  name: 'npm run build',
  what: '构建小程序和云函数到 dist/。',
  options: {
    only: { value: 'PART', text: '只构建 miniprogram 或 cloudfunctions' },
    environment: { value: 'NAME', text: '用 environments/ 里的哪个环境（默认 local）' },
    'no-minify': { text: '不压缩' },
    out: { value: 'DIR', text: '放在哪个文件夹（默认 dist）' },
  },
});

void runScript(building, async ({ options: { only, environment, 'no-minify': isPlain, out } }) => {
  if (only !== undefined && !isPart(only))
    throw new DataError(`--only 要写 miniprogram 或 cloudfunctions，不能是“${only}”。`);
  const started = performance.now();
  await build({ only, environment, minify: isPlain !== true, outDir: out });
  console.log(`构建好了，${((performance.now() - started) / 1000).toFixed(1)} 秒`);
  return 0;
});

function isPart(name: string): name is Part {
  return name === 'miniprogram' || name === 'cloudfunctions';
}
