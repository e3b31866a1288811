import type { PhoneMetrics } from '../simulator/phone/messages';
import { check, type BenchContext, type Check } from './check';
import { readSchool, type School } from './school';

const GUARDIAN_NODES = 300;
/** What the platform's own review warns of. */
const STAFF_NODES = 1000;
const SET_DATA_KB = 20;

interface Visit {
  openid: string;
  url: string;
  nodes: number;
}

/** Nodes alive on each page, and what the page hands to setData in one event. */
export async function measure({ world }: BenchContext): Promise<Check[]> {
  const running = await world();
  const { agents } = running.simulator.phone;
  const checks: Check[] = [];
  const phones = new Map<string, string>();
  for (const { openid, url, nodes } of visitsOf(await readSchool(running.simulator.cloud))) {
    const phoneId = phones.get(openid) ?? (await running.openPhone(openid));
    phones.set(openid, phoneId);
    await agents.send(phoneId, 'Simulator.idle', {});
    await agents.send(phoneId, 'Simulator.metrics', { reset: true });
    await agents.send(phoneId, 'App.callWxMethod', { method: 'reLaunch', args: [{ url }] });
    await agents.send(phoneId, 'Simulator.idle', {});
    const metrics = (await agents.send(phoneId, 'Simulator.metrics', {})) as unknown as PhoneMetrics;
    const page = url.split('?')[0] ?? url;
    if (`/${metrics.path}` !== page) throw new Error(`${page} did not open: the phone is at ${metrics.path}`);
    checks.push(...judge(`${page} (${openid})`, nodes, metrics));
  }
  return checks;
}

function judge(name: string, nodes: number, metrics: PhoneMetrics): Check[] {
  const own = metrics.events.filter(({ path }) => path === metrics.path);
  const most = (values: number[]) => Math.max(0, ...values);
  return [
    check(`${name} nodes`, metrics.nodes, nodes, 'nodes'),
    check(`${name} setData per event`, most(own.map(({ setDataBytes }) => setDataBytes)) / 1024, SET_DATA_KB, 'KB'),
    check(`${name} setData calls per event`, most(own.map(({ setDataCalls }) => setDataCalls)), 1, 'calls'),
  ];
}

function visitsOf(school: School): Visit[] {
  const { schoolId, classId, noticeId, batchId, disbursementId } = school;
  const visit = (nodes: number, openid: string, url: string): Visit => ({ openid, url, nodes });
  return [
    ...[
      '/pages/home/home',
      '/pages/notices/notices',
      '/pages/disbursements/disbursements',
      '/pages/mine/mine',
      `/pages/notice/notice?noticeId=${noticeId}`,
      `/pages/disbursement/disbursement?disbursementId=${disbursementId}`,
      '/pages/bind/bind',
      '/pages/join/join',
    ].map((url) => visit(GUARDIAN_NODES, school.guardian.openid, url)),
    ...[
      '/pages/home/home',
      `/packages/staff/classes/classes?schoolId=${schoolId}`,
      `/packages/staff/class/class?classId=${classId}&schoolId=${schoolId}`,
      `/packages/staff/notice-class/notice-class?noticeId=${noticeId}&classId=${classId}`,
    ].map((url) => visit(STAFF_NODES, school.teacher.openid, url)),
    ...[
      `/packages/staff/notices/notices?schoolId=${schoolId}`,
      `/packages/staff/notice-edit/notice-edit?schoolId=${schoolId}`,
      `/packages/staff/notice-detail/notice-detail?noticeId=${noticeId}`,
      `/packages/staff/notice-progress/notice-progress?noticeId=${noticeId}`,
      `/packages/staff/roster/roster?schoolId=${schoolId}`,
      `/packages/staff/donations/donations?schoolId=${schoolId}`,
      `/packages/staff/pledge/pledge?pledgeId=${school.pledgeId}`,
    ].map((url) => visit(STAFF_NODES, school.moral.openid, url)),
    ...[
      '/packages/donor/invitation/invitation',
      '/packages/donor/pledges/pledges',
      '/packages/donor/pledge-new/pledge-new',
      `/packages/donor/pledge/pledge?pledgeId=${school.pledgeId}`,
    ].map((url) => visit(GUARDIAN_NODES, school.donor.openid, url)),
    ...[`/packages/staff/people/people?schoolId=${schoolId}`].map((url) =>
      visit(STAFF_NODES, school.leader.openid, url),
    ),
    ...[
      `/packages/finance/batches/batches?schoolId=${schoolId}`,
      `/packages/finance/batch-new/batch-new?schoolId=${schoolId}`,
      `/packages/finance/batch/batch?batchId=${batchId}`,
      `/packages/finance/batch-lines/batch-lines?batchId=${batchId}&show=all`,
    ].map((url) => visit(STAFF_NODES, school.accountant.openid, url)),
  ];
}
