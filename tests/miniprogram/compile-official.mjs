// node compile-official.mjs PROJECT_DIR REPORT_FILE: compiles a project with miniprogram-ci and checks its quality, offline.
import { writeFileSync } from 'node:fs';
import ci from 'miniprogram-ci';

const [projectPath = '', reportFile = ''] = process.argv.slice(2);
const appid = 'wx0000000000000001';

/** What WeChat would answer about the account: its published limits. */
const attributes = {
  appid,
  platform: false,
  appType: 0,
  isSandbox: false,
  released: true,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
    MaxCustomTabbarIconSize: 40,
  },
};

async function main() {
  const project = new ci.Project({ appid, type: 'miniProgram', projectPath, privateKey: 'none', ignores: [] });
  project.attr = async () => attributes;
  const options = {
    project,
    version: '0',
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
    threads: 0,
  };
  const compiled = await ci.getCompiledResult(options, '');
  const quality = await ci.checkCodeQuality(project);
  writeFileSync(reportFile, JSON.stringify({ files: Object.keys(compiled), quality }));
}

main().then(
  () => process.exit(0),
  (error) => {
    writeFileSync(reportFile, JSON.stringify({ error: String(error) }));
    process.exit(1);
  },
);
