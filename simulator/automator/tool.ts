import type { Ask, SimulatorMethods } from '../phone/messages';
import type { AgentHub } from '../phone/agents';

/** The base library that the simulated phone claims to be; the client refuses versions below 2.7.3. */
const SDK_VERSION = '3.14.3';
/** How long a native action waits for what it is to answer: the tap that causes it may still be under way. */
const WAIT_MS = 5000;
const POLL_MS = 40;

type Params = Record<string, unknown>;
type Overlays = SimulatorMethods['Simulator.overlays']['result'];

/** Answers `Tool.*`; undefined when the method is none of them. */
export async function answerTool(
  phoneId: string,
  method: string,
  params: Params,
  agents: AgentHub,
): Promise<object | undefined> {
  if (!method.startsWith('Tool.')) return undefined;
  if (method === 'Tool.getInfo') return { SDKVersion: SDK_VERSION };
  if (method === 'Tool.close') return {};
  if (method === 'Tool.native') return answerNative(phoneId, String(params['method']), params['data'], agents);
  throw new Error(`not simulated: ${method}`);
}

async function answerNative(phoneId: string, action: string, data: unknown, agents: AgentHub): Promise<object> {
  const callWx = (method: string, options: unknown) =>
    agents.send(phoneId, 'App.callWxMethod', { method, args: [options] });
  switch (action) {
    case 'confirmModal':
      return answerAsk(phoneId, 'modal', { confirm: true }, agents);
    case 'cancelModal':
      return answerAsk(phoneId, 'modal', { confirm: false }, agents);
    case 'authorizeAllow':
      return answerSubscribe(phoneId, 'accept', agents);
    case 'authorizeCancel':
      return answerSubscribe(phoneId, 'reject', agents);
    case 'navigateLeft':
      return callWx('navigateBack', {});
    case 'switchTab':
      return callWx('switchTab', data);
    default:
      throw new Error(`not simulated: Tool.native ${action}`);
  }
}

async function answerSubscribe(phoneId: string, choice: 'accept' | 'reject', agents: AgentHub): Promise<object> {
  const { id, ask } = await openAsk(phoneId, 'subscribe', agents);
  const choices = Object.fromEntries(ask.templateIds.map((templateId) => [templateId, choice]));
  return agents.send(phoneId, 'Simulator.answer', { id, result: { choices, remember: false } });
}

async function answerAsk(phoneId: string, kind: Ask['kind'], result: object, agents: AgentHub): Promise<object> {
  const { id } = await openAsk(phoneId, kind, agents);
  return agents.send(phoneId, 'Simulator.answer', { id, result });
}

/** Waits until the phone shows a question of this kind. */
async function openAsk<Kind extends Ask['kind']>(
  phoneId: string,
  kind: Kind,
  agents: AgentHub,
): Promise<{ id: number; ask: Extract<Ask, { kind: Kind }> }> {
  const isOfKind = (ask: Ask): ask is Extract<Ask, { kind: Kind }> => ask.kind === kind;
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline;) {
    const overlays = (await agents.send(phoneId, 'Simulator.overlays', {})) as unknown as Overlays;
    for (const { id, ask } of overlays.asks) if (isOfKind(ask)) return { id, ask };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`no ${kind} is open on phone ${phoneId}`);
}
