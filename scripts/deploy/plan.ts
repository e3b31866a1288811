import { functionSteps } from './function-steps';
import type { ActualState, DesiredState, Index } from './state';
import { step, type Plan, type Step } from './step';

/** What turns the actual state into the desired one, in the order in which it can be done. Old indexes go last: the old code still needs them. */
export function planOf(desired: DesiredState, actual: ActualState): Plan {
  const functions = functionSteps(desired.functions, actual.functions);
  const steps = [
    ...collectionSteps(desired, actual),
    ...Object.keys(desired.collections).flatMap((name) => indexSteps(name, desired, actual)),
    ...storageSteps(desired, actual),
    ...functions.steps,
    ...Object.keys(desired.collections).flatMap((name) => staleIndexSteps(name, desired, actual)),
  ];
  const undeclared = Object.keys(actual.collections).filter((name) => !(name in desired.collections));
  const remarks = undeclared.map((name) => `集合 ${name} 没有声明，保留不动`);
  return { steps, remarks: [...remarks, ...functions.remarks] };
}

function collectionSteps({ collections }: DesiredState, actual: ActualState): Step[] {
  return Object.entries(collections).flatMap(([collection, { access }]) => {
    const known = actual.collections[collection];
    const create = step({ do: 'create-collection', collection }, `新建集合 ${collection}`, '云端还没有');
    const protect = step(
      { do: 'set-access', collection, access },
      `集合 ${collection} 的权限设为 ${access}`,
      known === undefined ? '新集合默认的权限更宽' : `现在是 ${known.access || '未知'}`,
    );
    if (known === undefined) return [create, protect];
    return known.access === access ? [] : [protect];
  });
}

function indexSteps(collection: string, desired: DesiredState, actual: ActualState): Step[] {
  const known = new Map(actual.collections[collection]?.indexes.map((index) => [index.name, index]));
  return (desired.collections[collection]?.indexes ?? []).flatMap((index) => {
    const present = known.get(index.name);
    const change = { do: 'create-index', collection, index } as const;
    const what = `${collection} 新建索引 ${index.name}（${describe(index)}）`;
    if (present === undefined) return [step(change, what, '云端还没有')];
    if (describe(present) === describe(index)) return [];
    const drop = dropStep(collection, index.name, `现在是 ${describe(present)}，与声明不同；删除后重建`);
    return [drop, step(change, what, '替换同名的旧索引')];
  });
}

function staleIndexSteps(collection: string, desired: DesiredState, actual: ActualState): Step[] {
  const declared = new Set(desired.collections[collection]?.indexes.map(({ name }) => name));
  const stale = (actual.collections[collection]?.indexes ?? []).filter(({ name }) => !declared.has(name));
  return stale.map(({ name }) => dropStep(collection, name, '不再声明'));
}

function dropStep(collection: string, index: string, why: string): Step {
  const what = `${collection} 删除索引 ${index}`;
  return { change: { do: 'drop-index', collection, index }, what, why, destructive: true };
}

function storageSteps({ storage }: DesiredState, actual: ActualState): Step[] {
  const current = actual.storage;
  if (current?.read === storage.read && current.write === storage.write) return [];
  const what = '云存储设为：手机只能往 incoming/ 里自己的文件夹写自己的文件，不能读';
  return [step({ do: 'set-storage-rule', rule: storage }, what, '现在的规则与声明不同')];
}

function describe({ fields, unique }: Index): string {
  return fields.map(([name, direction]) => `${name} ${direction}`).join('，') + (unique ? '，唯一' : '');
}
