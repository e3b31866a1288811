import type { Handler } from '../../platform/serve';
import type { Codes } from '../code.store';
import { inviterOf } from '../family-code';
import { voiding } from '../void';

export function voidMyCode(codes: Codes): Handler<'identity.voidMyCode'> {
  return voiding(codes, ({ openid }, { grant }) => inviterOf(grant)?.id === openid);
}
