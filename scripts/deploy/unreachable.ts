import { messageOf } from '../../simulator/cloud/errors';

const NO_WAY =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|socket hang up|network timeout/;

/** Why the account did not answer, for the person: no network is not a wrong account. */
export function whyUnreachable(envId: string, error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  const said = `${typeof code === 'string' ? `${code} ` : ''}${messageOf(error)}`;
  if (NO_WAY.test(said))
    return '连不上腾讯云：这台电脑没有网络，或者上网要经过代理（先设环境变量 http_proxy）。账号和配置还没有用到，不用改。';
  const isRefused = typeof code === 'string' && code.startsWith('AuthFailure');
  const what = isRefused ? '云账号的 SecretId、SecretKey 不对或权限不够' : `读不到云环境 ${envId}`;
  return `${what}：${messageOf(error)}`;
}
