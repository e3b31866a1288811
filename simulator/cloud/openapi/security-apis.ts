import { randomUUID } from 'node:crypto';
import { apiError } from './openapi';
import type { ApiHandler } from './openapi';

const MAX_CONTENT = 2500;
/** Text that the simulator finds risky, so that a refusal can be tried out. */
const RISKY = '测试违规';

/** security.msgSecCheck, version 2. */
export const securityApis: Readonly<Record<string, ApiHandler>> = {
  'security.msgSecCheck': ({ content, version, scene, openid }) => {
    if (version !== 2) return apiError(47001, 'not simulated: security.msgSecCheck without version 2');
    if (typeof content !== 'string' || content === '' || content.length > MAX_CONTENT)
      return apiError(44991, `content must have 1 to ${MAX_CONTENT} characters`);
    if (typeof openid !== 'string' || openid === '') return apiError(40003, 'invalid openid');
    if (typeof scene !== 'number' || scene < 1 || scene > 4) return apiError(40097, 'invalid scene');
    const result = content.includes(RISKY) ? { suggest: 'risky', label: 20006 } : { suggest: 'pass', label: 100 };
    return { trace_id: randomUUID(), result, detail: [{ strategy: 'content_model', errcode: 0, prob: 90, ...result }] };
  },
};
