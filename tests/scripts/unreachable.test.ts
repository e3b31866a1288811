import { expect, test } from '@jest/globals';
import { whyUnreachable } from '../../scripts/deploy/unreachable';

test.each([
  [{ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND tcb.example' }, /^连不上腾讯云：.*没有网络.*代理/],
  [{ message: 'FetchError: request failed, reason: connect ECONNREFUSED 127.0.0.1:1' }, /^连不上腾讯云/],
  [{ code: 'AuthFailure.SignatureFailure', message: 'x' }, /^云账号的 SecretId、SecretKey 不对或权限不够：x$/],
  [{ code: 'ResourceNotFound', message: 'no such env' }, /^读不到云环境 county-1a2b3c：no such env$/],
])('%j is said as what it is', (error, line) => {
  expect(whyUnreachable('county-1a2b3c', Object.assign(new Error(), error))).toMatch(line);
});
