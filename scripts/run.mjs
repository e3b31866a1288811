// node scripts/run.mjs FILE.ts …args: installs what is missing, then runs the file.
import { launch } from './launch.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('用法：node scripts/run.mjs 文件.ts 参数…');
  process.exit(1);
}
await launch(file, args);
