import type { AgentRequest, AgentResponse } from '../../messages';
import type { Chrome } from '../chrome';
import type { Lifecycle } from '../lifecycle';
import { shell } from '../link';
import type { Pages } from '../pages';
import { phone } from '../phone';
import type { Program } from '../program';
import { appMethods } from './app-methods';
import { ElementIds } from './element-ids';
import { elementMethods } from './element-methods';
import { pageMethods } from './page-methods';
import { simulatorMethods } from './simulator-methods';

export interface AgentContext {
  program: Program;
  pages: Pages;
  chrome: Chrome;
  lifecycle: Lifecycle;
}

export type Params = Record<string, unknown>;
export type Method = (params: Params) => unknown;
export type Emit = (method: string, params: Record<string, unknown>) => void;

const reconnectMs = 500;

/** Answers the automator over the phone server's /agent, and connects again when the server comes back. */
export function startAgent(context: AgentContext): void {
  let socket: WebSocket | null = null;
  const emit: Emit = (method, params) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ method, params }));
  };
  const ids = new ElementIds();
  const methods: Record<string, Method> = {
    ...appMethods(context, emit),
    ...pageMethods(context, ids),
    ...elementMethods(context, ids),
    ...simulatorMethods(context),
  };
  const connect = (): void => {
    const opened = new WebSocket(`ws://${location.host}/agent?phone=${encodeURIComponent(phone.id)}`);
    socket = opened;
    opened.onmessage = (message: MessageEvent<string>) => {
      const request = JSON.parse(message.data) as AgentRequest;
      if (request.method === 'Simulator.reload') shell.post({ type: 'reload' });
      else void answer(methods, request).then((response) => opened.send(JSON.stringify(response)));
    };
    opened.onclose = () => setTimeout(connect, reconnectMs);
  };
  connect();
}

async function answer(methods: Record<string, Method>, { id, method, params }: AgentRequest): Promise<AgentResponse> {
  try {
    const run = methods[method];
    if (!run) throw new Error(`not simulated: ${method}`);
    const result = await run(params);
    return { id, result: (result ?? {}) as Record<string, unknown> };
  } catch (error) {
    return { id, error: { message: messageOf(error) } };
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg);
  return String(error);
}
