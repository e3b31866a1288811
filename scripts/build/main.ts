import { parseArgs } from 'node:util';
import { build, type Part } from './build';

const USAGE = 'npm run build -- [--only miniprogram|cloudfunctions] [--environment NAME] [--no-minify] [--out DIR]';

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      environment: { type: 'string' },
      'no-minify': { type: 'boolean' },
      out: { type: 'string' },
    },
  });
  if (values.only !== undefined && !isPart(values.only)) throw new Error(`--only ${values.only} is not a part`);
  return {
    only: values.only,
    environment: values.environment,
    minify: values['no-minify'] !== true,
    outDir: values.out,
  };
}

function isPart(name: string): name is Part {
  return name === 'miniprogram' || name === 'cloudfunctions';
}

async function main(): Promise<void> {
  const started = performance.now();
  await build(readOptions());
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
});
