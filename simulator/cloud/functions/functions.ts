import { readPermissions } from '../configuration';
import type { FunctionSpec } from '../configuration';
import type { CallLog } from '../call-log';
import { CloudError } from '../errors';
import { FunctionPool } from './function-pool';
import type { PoolOptions } from './function-pool';
import type { Outcome } from './function-process';
import type { Invocation, Invocations } from './invocations';

export interface FunctionsOptions {
  specs: ReadonlyMap<string, FunctionSpec>;
  envId: string;
  appId: string;
  gatewayUrl: string;
  now: () => number;
  offsetMs: () => number;
  onLine: (functionName: string, line: string) => void;
  invocations: Invocations;
  log: CallLog;
}

/** Who calls a function, and on which way. */
export interface Call {
  functionName: string;
  data: unknown;
  openid: string | null;
  source: 'wx_client' | 'wx_trigger';
  sourceChain: string;
  nested: boolean;
}

export const MAX_RESPONSE_BYTES = 6 * 1024 * 1024;

/** The deployed functions: runs them, and writes each call into the log. */
export class Functions {
  private pools = new Map<string, FunctionPool>();
  private permissions = new Map<string, ReadonlySet<string>>();

  constructor(private readonly options: FunctionsOptions) {
    this.build();
  }

  /** Starts one instance of each function ahead of the first call. */
  warm(): void {
    for (const pool of this.pools.values()) pool.warm();
  }

  /** Throws away the instances, so that the next calls run the rebuilt code. */
  reload(): void {
    for (const pool of this.pools.values()) void pool.close();
    this.build();
    this.warm();
  }

  permits(functionName: string, api: string): boolean {
    return this.permissions.get(functionName)?.has(api) ?? false;
  }

  setClock(offsetMs: number): void {
    for (const pool of this.pools.values()) pool.setClock(offsetMs);
  }

  /** Resolves to the JSON of the function's result. @throws CloudError as the gateway answers it */
  async call(call: Call): Promise<{ json: string; requestId: string }> {
    const { specs, invocations, log, now } = this.options;
    const spec = specs.get(call.functionName);
    const pool = this.pools.get(call.functionName);
    if (!spec || !pool)
      throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${call.functionName}`);
    const invocation = invocations.begin(call);
    const at = new Date(now()).toISOString();
    const began = performance.now();
    const outcome = await pool.run(this.assignment(spec, invocation, call), call.nested);
    invocations.end(invocation);
    const answer = judge(outcome, spec);
    log.add(
      {
        at,
        functionName: call.functionName,
        openid: call.openid,
        source: call.source,
        name: actionName(call),
        ms: performance.now() - began,
        requests: invocation.requests,
        responseBytes: 'json' in answer ? Buffer.byteLength(answer.json) : 0,
        ...('json' in answer ? {} : { error: answer.error.message }),
      },
      invocation.bodyBytes,
    );
    if ('error' in answer) throw answer.error;
    return { json: answer.json, requestId: invocation.requestId };
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close(true)));
  }

  private build(): void {
    const { specs } = this.options;
    this.permissions = new Map([...specs.values()].map((spec) => [spec.name, readPermissions(spec)]));
    this.pools = new Map(
      [...specs.values()].map((spec) => [spec.name, new FunctionPool(spec, this.poolOptions(spec))]),
    );
  }

  private poolOptions(spec: FunctionSpec): PoolOptions {
    const { offsetMs, onLine, envId, gatewayUrl } = this.options;
    return { offsetMs, onLine, environment: processEnvironment(spec, envId, gatewayUrl) };
  }

  private assignment(spec: FunctionSpec, invocation: Invocation, call: Call) {
    const { appId, envId } = this.options;
    const isObject = typeof call.data === 'object' && call.data !== null && !Array.isArray(call.data);
    const userInfo = { appId, ...(call.openid === null ? {} : { openId: call.openid }) };
    return {
      id: invocation.requestId,
      event: JSON.stringify({ ...(isObject ? (call.data as object) : {}), userInfo }),
      context: {
        request_id: invocation.requestId,
        function_name: spec.name,
        function_version: '$LATEST',
        memory_limit_in_mb: spec.memoryMb,
        time_limit_in_ms: spec.timeoutSeconds * 1000,
        namespace: envId,
      },
      environment: {
        WX_APPID: appId,
        WX_API_TOKEN: invocation.token,
        TCB_SOURCE: call.sourceChain,
        SCF_REQUEST_ID: invocation.requestId,
        ...identityOf(call, invocation.token),
      },
    };
  }
}

/** Who calls: a person, a timer, or a function that a timer started. */
function identityOf({ openid, source, nested }: Call, token: string): Record<string, string> {
  if (openid !== null) return { WX_OPENID: openid, WX_CLIENTIP: '127.0.0.1', WX_CLIENTIPV6: '::1' };
  return source === 'wx_trigger' && !nested ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token } : {};
}

function judge(outcome: Outcome, spec: FunctionSpec): { json: string } | { error: CloudError } {
  switch (outcome.kind) {
    case 'result':
      if (Buffer.byteLength(outcome.json) <= MAX_RESPONSE_BYTES) return { json: outcome.json };
      return { error: new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The size of response exceeds the upper limit (6MB)') };
    case 'timedOut':
      return {
        error: new CloudError(
          'FUNCTIONS_TIME_LIMIT_EXCEEDED',
          `Invoking task timed out after ${spec.timeoutSeconds} seconds`,
        ),
      };
    case 'outOfMemory':
      return {
        error: new CloudError(
          'FUNCTIONS_EXECUTE_FAIL',
          `Memory limit exceeded: ${spec.name} used more than ${spec.memoryMb} MB`,
        ),
      };
    case 'threw':
    case 'died':
      return { error: new CloudError('FUNCTIONS_EXECUTE_FAIL', outcome.message) };
  }
}

function actionName({ data, functionName }: Call): string {
  const action = typeof data === 'object' && data !== null ? (data as { action?: unknown }).action : undefined;
  return typeof action === 'string' ? action : functionName;
}

function processEnvironment(spec: FunctionSpec, envId: string, gatewayUrl: string): Record<string, string> {
  const inherited = ['PATH', 'TMPDIR', 'SYSTEMROOT', 'TEMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'simulator',
    TENCENTCLOUD_SECRETKEY: 'simulator',
    TENCENTCLOUD_SESSIONTOKEN: 'simulator',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
    TZ: spec.timezone,
    ...spec.environment,
  };
}
