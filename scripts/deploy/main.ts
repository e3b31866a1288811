import path from 'node:path';
import { build } from '../build/build';
import { runScript } from '../run-script';
import { cloudBaseAccount } from './cloudbase-account';
import { deploy } from './deploy';
import { uploadMiniProgram } from './mini-program';
import { deployCommand, deployOptions, readCredentials } from './options';

const root = path.resolve(__dirname, '../..');

void runScript(deployCommand, async ({ options }) => {
  await deploy(deployOptions(options), {
    root,
    dist: path.join(root, 'dist'),
    account: (envId) => cloudBaseAccount(envId, readCredentials(process.env)),
    build: (environment) => build({ environment }),
    upload: (appId, upload) => uploadMiniProgram(root, appId, upload),
    print: (line) => console.log(line),
  });
  return 0;
  // miniprogram-ci leaves its workers running.
}).then(() => process.exit());
