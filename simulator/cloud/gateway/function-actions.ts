import { CloudError } from '../errors';
import type { Call, Functions } from '../functions/functions';
import type { Handler } from './requests';

const MAX_REQUEST_BYTES = 6 * 1024 * 1024;

/** `functions.invokeFunction`: one function calls another, on behalf of the same person. */
export function functionActions(functions: Functions): Record<string, Handler> {
  return {
    'functions.invokeFunction': async (fields, { invocation, meter }) => {
      const { function_name: functionName, request_data: text } = fields;
      if (typeof functionName !== 'string') throw new CloudError('INVALID_PARAM', 'function_name is required');
      const { openid, source, sourceChain } = invocation;
      const data = parseData(text);
      const json = await invoke(functions, {
        functionName,
        data,
        openid,
        source,
        sourceChain: `${sourceChain},scf`,
        nested: true,
      });
      meter.returned = 1;
      return { data: { response_data: json } };
    },
  };
}

function parseData(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return {};
  if (Buffer.byteLength(text) > MAX_REQUEST_BYTES)
    throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'EXCEED_MAX_PAYLOAD_SIZE: more than 6 MB');
  return JSON.parse(text) as unknown;
}

/** A function learns of another's time-out as of any failure. */
async function invoke(functions: Functions, call: Call): Promise<string> {
  try {
    return (await functions.call(call)).json;
  } catch (error) {
    if (error instanceof CloudError && error.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED')
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', error.message);
    throw error;
  }
}
