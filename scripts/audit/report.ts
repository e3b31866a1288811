import { DataError } from '../data/source';
import type { AuditReport } from './verify';

/** Prints what was found. @throws DataError with exit code 1 when something does not hold */
export function report({ chains, entries, faults, tail }: AuditReport): number {
  for (const fault of faults) console.log(`✗ ${fault}`);
  const waiting = [...tail].map(([collection, count]) => `${collection} ${String(count)}`);
  const isNone = chains === 0 && faults.length === 0;
  const proven = `审计链 ${String(chains)} 条，共 ${String(entries)} 环。${faults.length === 0 ? '全部对得上。' : ''}`;
  console.log(isNone ? '还没有封存任何事件，没有可查的审计链。约一小时后再查。' : proven);
  console.log(
    waiting.length === 0 ? '没有未封存的事件。' : `未封存的事件：${waiting.join('，')}。定时作业会封存它们。`,
  );
  if (faults.length === 0) return 0;
  throw new DataError(`审计链有 ${String(faults.length)} 处不对，第一处见上。请保留现场，用最近的备份对照。`, 1);
}
