import path from 'node:path';
import { build } from '../build/build';
import { cloudBaseAccount } from './cloudbase-account';
import { deploy } from './deploy';
import { DeployFailure } from './failure';
import { uploadMiniProgram } from './mini-program';
import { parseDeployOptions, readCredentials, USAGE } from './options';

const root = path.resolve(__dirname, '../..');

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  await deploy(parseDeployOptions(argv), {
    root,
    dist: path.join(root, 'dist'),
    account: (envId) => cloudBaseAccount(envId, readCredentials(process.env)),
    build: (environment) => build({ environment }),
    upload: (appId, upload) => uploadMiniProgram(root, appId, upload),
    print: (line) => console.log(line),
  });
}

main(process.argv.slice(2)).then(
  // miniprogram-ci leaves its workers running.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof DeployFailure ? error.message : error);
    process.exit(1);
  },
);
