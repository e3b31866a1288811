import type { AgentHub } from '../phone/agents';
import type { Ask, AskKind, AskResults, SimulatorMethods } from '../phone/messages';

/** The base library that the simulated phone claims to be; the client refuses versions below 2.7.3. */
const SDK_VERSION = '3.14.3';
/** How long a native action waits for what it is to answer: the tap that causes it may still be under way. */
const WAIT_MS = 5000;
const POLL_MS = 40;

export interface Target {
  phoneId: string;
  agents: AgentHub;
}

type Params = Record<string, unknown>;

/** Answers `Tool.*`: what DevTools itself does, and the taps outside the page that it calls native. */
export async function answerTool(target: Target, method: string, params: Params): Promise<object> {
  if (method === 'Tool.getInfo') return { SDKVersion: SDK_VERSION };
  if (method === 'Tool.close') return {};
  if (method === 'Tool.native') return answerNative(target, String(params['method']), params['data']);
  throw new Error(`not simulated: ${method}`);
}

async function answerNative(target: Target, action: string, data: unknown): Promise<object> {
  const callWx = (method: string, options: unknown) =>
    target.agents.send(target.phoneId, 'App.callWxMethod', { method, args: [options] });
  switch (action) {
    case 'confirmModal':
      return answerAsk(target, 'modal', () => ({ confirm: true }));
    case 'cancelModal':
      return answerAsk(target, 'modal', () => ({ confirm: false }));
    case 'authorizeAllow':
      return answerAsk(target, 'subscribe', (ask) => consent(ask.templateIds, 'accept'));
    case 'authorizeCancel':
      return answerAsk(target, 'subscribe', (ask) => consent(ask.templateIds, 'reject'));
    case 'navigateLeft':
      return callWx('navigateBack', {});
    case 'switchTab':
      return callWx('switchTab', data);
    default:
      throw new Error(`not simulated: Tool.native ${action}`);
  }
}

/** The same answer to every template. */
export function consent(templateIds: string[], choice: 'accept' | 'reject'): AskResults['subscribe'] {
  return { choices: Object.fromEntries(templateIds.map((templateId) => [templateId, choice])), remember: false };
}

type AskOf<Kind extends AskKind> = Extract<Ask, { kind: Kind }>;

async function answerAsk<Kind extends AskKind>(
  target: Target,
  kind: Kind,
  resultOf: (ask: AskOf<Kind>) => AskResults[Kind],
): Promise<object> {
  const { id, ask } = await openAsk(target, kind);
  return target.agents.send(target.phoneId, 'Simulator.answer', { id, result: resultOf(ask) });
}

/** Waits until the phone shows a question of this kind. */
async function openAsk<Kind extends AskKind>({ phoneId, agents }: Target, kind: Kind) {
  const isOfKind = (ask: Ask): ask is AskOf<Kind> => ask.kind === kind;
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline;) {
    const answered = await agents.send(phoneId, 'Simulator.overlays', {});
    const { asks } = answered as unknown as SimulatorMethods['Simulator.overlays']['result'];
    for (const { id, ask } of asks) if (isOfKind(ask)) return { id, ask };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`no ${kind} is open on phone ${phoneId}`);
}
