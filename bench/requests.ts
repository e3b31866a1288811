import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '../contract/index';
import type { CallRecord } from '../simulator/client';
import { check, type BenchContext, type Check } from './check';
import { readSchool } from './school';
import { tour } from './tour';

/** The dearest call of an action: requests to the database, and documents read to answer them. */
interface Cost {
  requests: number;
  examined: number;
}

const LIMITS = join(__dirname, 'limits.json');
/** They read or write one document for each row of a file or each guardian, or sum over the lines of one batch or the pupils of two villages. */
const BY_ROWS =
  /^(ledger\.((check|import)Roster|faultFile|movePupil|recordDeparture|takeBackDeparture)|subsidy\.(checkPaymentList|createBatch|checkBankResult|recordBankResult|getBatch))$/;
const MOST_HOME = 6;
/** For guardians; staff's reads are held by the table alone. */
const MOST_READ = 4;
const MOST_WRITE = 5;
/** They count an attempt before they read. */
const COUNTS_ATTEMPTS = /^identity\.preview(Binding|Invitation)$/;
const MOST_EXAMINED = (returned: number) => 3 * returned + 20;

/** Every action of the contract in the seeded school, against the committed table; no collection is scanned. */
export async function measure({ world, update }: BenchContext): Promise<Check[]> {
  const { simulator, warnings } = await world();
  await tour(await readSchool(simulator.cloud));
  const calls = await simulator.cloud.calls();
  const costs = new Map([...actions.keys()].map((name) => [name, dearest(calls.filter((call) => call.name === name))]));
  if (update) writeFileSync(LIMITS, `${JSON.stringify(Object.fromEntries(costs), undefined, 2)}\n`);
  const limits = JSON.parse(readFileSync(LIMITS, 'utf8')) as Record<string, Cost | undefined>;
  const tables = [...costs].flatMap(([name, { requests, examined }]) => {
    const limit = limits[name] ?? { requests: 0, examined: 0 };
    return [
      check(`${name} requests`, requests, Math.min(limit.requests, mostRequests(name)), 'requests'),
      check(`${name} examined`, examined, limit.examined, 'documents'),
    ];
  });
  const uncalled = [...costs.values()].filter(({ requests }) => requests === 0).length;
  return [
    ...tables,
    check('calls that examine more than 3 × returned + 20', calls.filter(examinesMuch).length, 0, 'calls'),
    check('collection scans', warnings.length, 0, 'scans'),
    check('actions never called', uncalled, 0, 'actions'),
  ];
}

function dearest(calls: readonly CallRecord[]): Cost {
  const most = (values: number[]) => Math.max(0, ...values);
  return {
    requests: most(calls.map((call) => databaseRequests(call).length)),
    examined: most(calls.map((call) => sum(databaseRequests(call).map(({ examined }) => examined)))),
  };
}

function examinesMuch(call: CallRecord): boolean {
  const requests = databaseRequests(call);
  const [examined, returned] = [sum(requests.map((one) => one.examined)), sum(requests.map((one) => one.returned))];
  return actions.has(call.name) && !BY_ROWS.test(call.name) && examined > MOST_EXAMINED(returned);
}

function databaseRequests({ requests }: CallRecord): CallRecord['requests'] {
  return requests.filter(({ action }) => action.startsWith('database.'));
}

function mostRequests(name: string): number {
  if (BY_ROWS.test(name)) return Infinity;
  if (name === 'home.open') return MOST_HOME;
  const { kind, roles } = actions.get(name) ?? { roles: 'anyone' };
  if (kind === 'write' || COUNTS_ATTEMPTS.test(name)) return MOST_WRITE;
  return roles === 'anyone' || roles.includes('guardian') ? MOST_READ : Infinity;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
