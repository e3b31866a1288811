import { CloudError } from '../errors';
import type { Functions } from '../functions/functions';
import type { Handler } from './requests';

const MAX_REQUEST_BYTES = 6 * 1024 * 1024;

/** `functions.invokeFunction`: one function calls another, on behalf of the same person. */
export function functionActions(functions: Functions): Record<string, Handler> {
  return {
    'functions.invokeFunction': async (fields, { invocation, meter }) => {
      const text = typeof fields['request_data'] === 'string' ? fields['request_data'] : '';
      if (Buffer.byteLength(text) > MAX_REQUEST_BYTES)
        throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'request_data exceeds 6 MB');
      const { json } = await functions.call({
        functionName: String(fields['function_name']),
        data: text === '' ? {} : (JSON.parse(text) as unknown),
        openid: invocation.openid,
        source: invocation.source,
        sourceChain: `${invocation.sourceChain},scf`,
        nested: true,
      });
      meter.returned = 1;
      return { data: { response_data: json } };
    },
  };
}
