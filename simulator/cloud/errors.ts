import { PlainError } from '../plain-error';

/** A refusal of the cloud. `code` is the word that travels on the wire (DATABASE_REQUEST_FAILED, INVALID_PARAM, …). */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

/** The answer to everything that WeChat offers and this simulator does not. */
export function notSimulated(name: string): CloudError {
  return new CloudError('INVALID_PARAM', `not simulated: ${name}`);
}

/** The cloud cannot start; `message` is one Chinese line that tells a person what to do. */
export class StartError extends PlainError {}

/** How wx.cloud rejects: an Error that carries errCode and errMsg. */
export class ClientError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg);
    this.name = 'ClientError';
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
