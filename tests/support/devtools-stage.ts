import automator from 'miniprogram-automator';
import type { Stage } from './stage';
import { until } from './until';

/** WeChat DevTools with a project open: one person, the real world. */
export async function devtoolsStage(wsEndpoint: string): Promise<Stage> {
  const program = await automator.connect({ wsEndpoint });
  let person: string | undefined;
  const lacks = (what: string) => () => Promise.reject(new Error(`not on DevTools: ${what}`));
  return {
    as: (name) => {
      person ??= name;
      if (name !== person) throw new Error(`not on DevTools: a second person (${name})`);
      return Promise.resolve(program);
    },
    inbox: lacks('inbox'),
    answers: lacks('answers'),
    network: lacks('network'),
    clock: { advance: lacks('clock') },
    runTimer: lacks('runTimer'),
    chooseFile: lacks('chooseFile'),
    scan: lacks('scan'),
    consent: (_person, choice) =>
      choice === 'accept' ? program.native().authorizeAllow() : program.native().authorizeCancel(),
    confirm: () => program.native().confirmModal(),
    cancel: () => program.native().cancelModal(),
    until: (condition, what, options) => until(condition, what, options),
    tell: (line) => process.stdout.write(`    ${line}\n`),
    screenshot: (_person, file) => program.screenshot({ path: file }).then(() => undefined),
    close: () => {
      program.disconnect();
      return Promise.resolve();
    },
  };
}
