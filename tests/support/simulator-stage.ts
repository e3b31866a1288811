import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import automator from 'miniprogram-automator';
import { consent } from '../../simulator/automator/tool';
import type { AskKind, AskResults, SimulatorMethods } from '../../simulator/phone/messages';
import type { OpenPhone } from './phone';
import { openPhones } from './phone';
import type { MiniProgram, Stage, StageFile } from './stage';
import { until } from './until';

interface Actor {
  openid: string;
  phone: OpenPhone;
  program: MiniProgram;
}

/** What the frame takes as the answer to a question: files travel as base64. */
type Answers = Omit<AskResults, 'files'> & { files: { files: { name: string; type: string; base64: string }[] } };

export async function simulatorStage(seed: string): Promise<Stage> {
  const phones = await openPhones({ seed });
  const { cloud, phone: server, automator: automation, environment } = phones.simulator;
  const actors = new Map<string, Actor>();
  const templateIds = Object.values(environment.templates).map(({ id }) => id);

  const openidOf = async (person: string): Promise<string> => {
    const people = await cloud.people();
    const found = people.filter(({ name, openid }) => name === person || openid === person);
    if (found.length > 1) throw new Error(`${found.length} people are called ${person}: name one by openid`);
    return found[0]?.openid ?? person;
  };
  const actorOf = async (person: string): Promise<Actor> => {
    const openid = await openidOf(person);
    const known = actors.get(openid);
    if (known) return known;
    const phone = await phones.open(openid);
    const program = await automator.connect({ wsEndpoint: automation.url(phone.phoneId) });
    const actor = { openid, phone, program };
    actors.set(openid, actor);
    return actor;
  };
  const ask = async <Method extends keyof SimulatorMethods>(
    person: string,
    method: Method,
    params: SimulatorMethods[Method]['params'],
  ): Promise<SimulatorMethods[Method]['result']> => {
    const { phone } = await actorOf(person);
    return (await server.agents.send(phone.phoneId, method, { ...params })) as SimulatorMethods[Method]['result'];
  };
  const answer = async <Kind extends AskKind>(person: string, kind: Kind, result: Answers[Kind]): Promise<void> => {
    await ask(person, 'Simulator.prepareAnswer', { kind, result });
  };
  const describe = async (): Promise<string> => {
    const pictures = [...actors.values()].map(async ({ openid, phone }) => {
      const frame = phone.page.frames()[1];
      const text = (await frame?.locator('body').innerText()) ?? '';
      const over = await phone.page.locator('.overlays, .toasts').allInnerTexts();
      const where = await phone.page.locator('#phone').getAttribute('data-page');
      return `phone of ${openid}, ${where ?? 'no page'}:\n${indent([...over, text].filter(Boolean).join('\n'))}`;
    });
    return (await Promise.all(pictures)).join('\n');
  };

  return {
    as: async (person) => (await actorOf(person)).program,
    inbox: async (person) => cloud.inbox(await openidOf(person)),
    answers: async (person) => Promise.all((await actorOf(person)).phone.answers),
    network: async (person, state) => {
      await ask(person, 'Simulator.setNetwork', { state });
    },
    clock: {
      advance: async (ms) => {
        await cloud.clock.advance(ms);
        const offsetMs = (await cloud.clock.now()).getTime() - Date.now();
        for (const { openid } of actors.values()) await ask(openid, 'Simulator.setClock', { offsetMs });
      },
    },
    runTimer: (functionName) => cloud.runTimer(functionName),
    chooseFile: (person, file) => answer(person, 'files', { files: [encoded(file)] }),
    scan: (person, text) => answer(person, 'scan', { text }),
    consent: (person, choice) => answer(person, 'subscribe', consent(templateIds, choice)),
    confirm: async (person) => {
      await (await actorOf(person)).program.native().confirmModal();
    },
    cancel: async (person) => {
      await (await actorOf(person)).program.native().cancelModal();
    },
    until: (condition, what, options) => until(condition, what, { describe, ...options }),
    tell: (line) => process.stdout.write(`    ${line}\n`),
    screenshot: async (person, file) => {
      const { phone } = await actorOf(person);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, await phones.screenshot(phone.phoneId));
    },
    close: async () => {
      for (const { program } of actors.values()) program.disconnect();
      await phones.close();
    },
  };
}

const encoded = ({ name, content, type = 'application/octet-stream' }: StageFile) => ({
  name,
  type,
  base64: Buffer.from(content).toString('base64'),
});

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  | ${line}`)
    .join('\n');
