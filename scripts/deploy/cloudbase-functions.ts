import type CloudBase from '@cloudbase/manager-node';
import { fingerprint, type CloudFunction, type Trigger } from './state';

type Functions = CloudBase['functions'];
type Info = Awaited<ReturnType<Functions['getFunctionDetail']>>;

/** What the cloud knows of a function, with the values of its variables. */
export interface FunctionDetail {
  readonly status: string;
  /** Why it is in that state, ready to follow it; empty when nothing is said. */
  readonly reasons: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly info: Info;
}

export async function detailOf(functions: Functions, name: string): Promise<FunctionDetail> {
  const info: Partial<Info> & Info = await functions.getFunctionDetail(name);
  const reasons = ((info.StatusReasons as Info['StatusReasons'] | undefined) ?? []).map((one) => one.ErrorMessage);
  const environment = info.Environment as Info['Environment'] | undefined;
  const variables = Object.fromEntries((environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value]));
  return { status: info.Status, reasons: reasons.map((one) => `：${one}`).join(''), variables, info };
}

/** Every function of the environment. One whose creation failed counts as absent: creating it again clears it away. */
export async function functionsOf(functions: Functions, envId: string): Promise<Record<string, CloudFunction>> {
  const found: Record<string, CloudFunction> = {};
  for (const { FunctionName: name } of await functions.listAllFunctions({ envId })) {
    if (name === undefined) continue;
    const detail = await detailOf(functions, name);
    if (detail.status !== 'CreateFailed') found[name] = toFunction(detail);
  }
  return found;
}

function toFunction({ info, variables }: FunctionDetail): CloudFunction {
  const environment = Object.entries(variables).map(([name, value]) => [name, fingerprint(value)] as const);
  return {
    runtime: info.Runtime,
    timeoutSeconds: info.Timeout,
    memoryMb: info.MemorySize,
    environment: Object.fromEntries(environment),
    code: /^code ([0-9a-f]{16})$/.exec(info.Description)?.[1] ?? null,
    triggers: ((info.Triggers as Info['Triggers'] | undefined) ?? [])
      .filter(({ Type }) => Type === 'timer')
      .map(toTrigger),
  };
}

/** The cloud answers the expression wrapped: {"cron":"…"}. */
function toTrigger({ TriggerName, TriggerDesc }: { TriggerName: string; TriggerDesc: string }): Trigger {
  const wrapped = TriggerDesc.startsWith('{') ? (JSON.parse(TriggerDesc) as { cron?: string }).cron : TriggerDesc;
  return { name: TriggerName, cron: wrapped ?? '' };
}
