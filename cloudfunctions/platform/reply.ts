import type { Accepted, Refused, RefusalDetail } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';

export function answered<Data>(data: Data): Accepted<Data> {
  return { ok: true, data };
}

export function refused<Code extends ErrorCode>(code: Code, detail?: RefusalDetail): Refused<Code> {
  return detail ? { ok: false, code, detail } : { ok: false, code };
}
