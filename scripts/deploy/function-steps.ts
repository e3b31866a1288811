import { isBefore, knowsNext } from './changeover';
import type { CloudFunction, Trigger } from './state';
import { step, type Plan, type Step } from './step';

type Functions = Readonly<Record<string, CloudFunction>>;

/** What the functions need: configuration before code, because new code may ask for new variables. */
export function functionSteps(desired: Functions, actual: Functions): Plan {
  const changeover = changeoverSteps(desired, actual);
  const steps: Step[] = [...changeover.first];
  const remarks: string[] = [];
  for (const [name, declared] of Object.entries(desired)) {
    const known = actual[name];
    if (known === undefined) {
      const what = `新建云函数 ${name}（${declared.runtime}，${declared.timeoutSeconds} 秒，${declared.memoryMb} MB）`;
      steps.push(step({ do: 'create-function', function: name }, what, '云端还没有'));
    } else {
      const before = changeover.last.length > 0 && isBefore(declared.environment, known.environment);
      steps.push(...changedSteps(name, declared, known).filter(({ change }) => !before || change.do === 'upload-code'));
      remarks.push(...remarksOn(name, declared, known));
    }
    steps.push(...triggerSteps(name, declared.triggers, known?.triggers ?? []));
  }
  const undeclared = Object.keys(actual).filter((name) => !(name in desired));
  steps.push(...changeover.last);
  return { steps, remarks: [...remarks, ...undeclared.map((name) => `云函数 ${name} 没有声明，保留不动`)] };
}

/**
 * To new keys functions go in two strides: first each learns them, then, when no call goes on that knows the old ones alone, each writes with them. Else one
 * function could write what another cannot read, or two of them one pupil twice.
 */
function changeoverSteps(desired: Functions, actual: Functions): { first: Step[]; last: Step[] } {
  const before = Object.entries(desired).flatMap(([name, { environment }]) => {
    const known = actual[name]?.environment;
    return known && isBefore(environment, known) ? [{ name, isTold: knowsNext(environment, known) }] : [];
  });
  if (before.length === 0) return { first: [], last: [] };
  const first = before.flatMap(({ name, isTold }) => {
    const change = { do: 'configure-function', function: name, changingOver: true } as const;
    return isTold ? [] : [step(change, `云函数 ${name} 认识新密钥`, '更换密钥：先让每个函数都认识，再用')];
  });
  const wait = step({ do: 'wait-for-calls' }, '等正在进行的调用结束（约一分钟）', '它们还不认识新密钥');
  const last = before.map(({ name }) =>
    step({ do: 'configure-function', function: name }, `云函数 ${name} 改用新密钥`, '旧密钥留着，用来读还没有换过的'),
  );
  return { first, last: [wait, ...last] };
}

function changedSteps(name: string, declared: CloudFunction, known: CloudFunction): Step[] {
  const differences = [
    ...number('超时', '秒', known.timeoutSeconds, declared.timeoutSeconds),
    ...number('内存', 'MB', known.memoryMb, declared.memoryMb),
    ...variables(declared, known),
    ...(declared.withdrawn ?? []).filter((name) => name in known.environment).map((name) => `撤下环境变量 ${name}`),
  ];
  const configure = step(
    { do: 'configure-function', function: name },
    `修改云函数 ${name} 的配置`,
    differences.join('；'),
  );
  const why = known.code === null ? '云端的代码不是由这里上传的' : '代码有变化';
  const upload = step({ do: 'upload-code', function: name }, `上传云函数 ${name} 的代码`, why);
  return [...(differences.length > 0 ? [configure] : []), ...(known.code === declared.code ? [] : [upload])];
}

function number(label: string, unit: string, from: number, to: number): string[] {
  return from === to ? [] : [`${label} ${from} ${unit} 改为 ${to} ${unit}`];
}

function variables({ environment }: CloudFunction, known: CloudFunction): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const present = known.environment[name];
    if (present === value) return [];
    return [present === undefined ? `缺少环境变量 ${name}` : `环境变量 ${name} 的值不同（指纹 ${present} → ${value}）`];
  });
}

function remarksOn(name: string, declared: CloudFunction, known: CloudFunction): string[] {
  const runtime = `云函数 ${name} 的运行环境是 ${known.runtime}，声明的是 ${declared.runtime}；它只能在新建时指定`;
  const extra = Object.keys(known.environment).filter(
    (variable) => !(variable in declared.environment) && !declared.withdrawn?.includes(variable),
  );
  return [
    ...(known.runtime === declared.runtime ? [] : [runtime]),
    ...extra.map((variable) => `云函数 ${name} 的环境变量 ${variable} 没有声明，保留不动`),
  ];
}

/** A function has one trigger, so what is not declared makes room first. */
function triggerSteps(name: string, declared: readonly Trigger[], known: readonly Trigger[]): Step[] {
  const same = (one: Trigger, other: Trigger) => one.name === other.name && one.cron === other.cron;
  const gone = known.filter((trigger) => !declared.some((one) => same(one, trigger)));
  const missing = declared.filter((trigger) => !known.some((one) => same(one, trigger)));
  return [
    ...gone.map((trigger) =>
      step(
        { do: 'remove-trigger', function: name, trigger: trigger.name },
        `${name} 去掉定时触发器 ${trigger.name}`,
        declared.length === 0 ? '这次不要定时触发器' : `${trigger.cron} 与声明不同`,
      ),
    ),
    ...missing.map((trigger) =>
      step(
        { do: 'create-trigger', function: name, trigger },
        `${name} 新建定时触发器 ${trigger.name}（${trigger.cron}）`,
        '云端还没有',
      ),
    ),
  ];
}
