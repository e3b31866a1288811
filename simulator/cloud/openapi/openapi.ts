import { CloudError, notSimulated } from '../errors';
import type { Functions } from '../functions/functions';
import type { Invocation } from '../functions/invocations';
import { decodeCall, encodeAnswer } from './openapi-protobuf';

/** JSON (with an errcode when refused), or a picture. */
export type ApiAnswer = Record<string, unknown> | { contentType: string; content: Buffer };
export type ApiHandler = (parameters: Readonly<Record<string, unknown>>) => Promise<ApiAnswer> | ApiAnswer;

const NO_PERMISSION = -604101;

/** cloud.openapi.*: checks the function's permission and hands the call to its handler. */
export class OpenApi {
  constructor(
    private readonly functions: Functions,
    private readonly handlers: Readonly<Record<string, ApiHandler>>,
  ) {}

  /** The protobuf answer to a protobuf call. */
  async answer(invocation: Invocation, api: string, message: Buffer): Promise<Buffer> {
    const handler = Object.hasOwn(this.handlers, api) ? this.handlers[api] : undefined;
    const parameters = decodeCall(message);
    if (!handler || parameters === null) throw notSimulated(api);
    if (!this.functions.permits(invocation.functionName, api)) {
      return encodeAnswer(Buffer.from('{}'), 'application/json', NO_PERMISSION);
    }
    const answer = await handler(parameters);
    if (Buffer.isBuffer(answer['content'])) return encodeAnswer(answer['content'], String(answer['contentType']));
    return encodeAnswer(Buffer.from(JSON.stringify({ errcode: 0, errmsg: 'ok', ...answer })), 'application/json');
  }
}

/** An errcode as WeChat answers it. */
export function apiError(errcode: number, errmsg: string): Record<string, unknown> {
  return { errcode, errmsg };
}

/** The parameter as text. @throws CloudError when the call leaves it out */
export function textParameter(parameters: Readonly<Record<string, unknown>>, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string') throw new CloudError('INVALID_PARAM', `${name} is required`);
  return value;
}
