import { randomUUID } from 'node:crypto';
import { reached } from '../../../seeds/support/roster';
import type { SchoolName } from '../county/cast';
import type { County } from '../county/county';
import { RosterDesk } from '../county/lists';
import { beginning } from '../county/needs';
import { tickMs } from '../county/sealing';
import { bind } from '../county/world';
import { until } from '../until';
import { rowOf, wishOf, type Command, type ListDraft } from './commands';
import { kidsOf, type Kid } from './kid';
import { Look } from './look';
import { replaced, type Model, type ModelPupil } from './model';
import { afterList, paperOf, type List } from './rows';
import { afterAsking, afterDeciding, isWaiting, type Answered, type Decided } from './wishes';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

const yes = { kind: 'accept' } as const;
const no = { kind: 'refuse', reason: '登记的是对的' } as const;

/** Does through the real actions what a life of the register says, and what the model must be then. */
export class Conductor {
  private model: Model = [];
  private readonly kids: readonly Kid[];
  private readonly before: ReadonlySet<string>;

  constructor(
    private readonly county: County,
    run: number,
  ) {
    this.kids = kidsOf(run);
    this.before = new Set(county.documents()['pupils']?.map(({ _id }) => _id));
  }

  /** Does it, and holds everything against the model. */
  async take(command: Command): Promise<void> {
    const candidates = await this.done(command);
    const standing = new Set(this.model);
    const look = new Look(this.county, this.before);
    this.model = look.chosen(candidates);
    look.agrees(this.model);
    await look.searched(this.model.filter((pupil) => !standing.has(pupil)));
  }

  /** How the register may be afterwards. */
  private async done(command: Command): Promise<readonly Model[]> {
    switch (command.kind) {
      case 'list':
        return this.list(command);
      case 'both':
        return this.both(command);
      case 'ask':
        return this.ask(command);
      case 'decide':
        return this.decide(command);
      case 'race':
        return this.race(command);
      case 'need':
        return this.need(command);
    }
  }

  private async list({ list: draft, manner }: Of<'list'>): Promise<readonly Model[]> {
    const list = this.listOf(draft);
    const importId = await this.checked(list);
    if (manner === 'stopped') await this.stopped(list, importId);
    else await this.alone(list, importId);
    if (manner === 'twice') await this.alone(list, await this.checked(list));
    const once = afterList(this.model, list);
    return [manner === 'twice' ? afterList(once, list) : once];
  }

  private async both({ list: draft, other }: Of<'both'>): Promise<readonly Model[]> {
    const lists = [this.listOf(draft), this.listOf({ ...draft, school: other })] as const;
    const ids = [await this.checked(lists[0]), await this.checked(lists[1])] as const;
    const taken = await Promise.all(lists.map((list, at) => this.imported(list, ids[at] ?? '')));
    const [first, second] = lists.filter((_list, at) => taken[at]);
    if (!first) throw new Error('no list was taken in');
    return second
      ? [...mixed(this.model, first, second), ...mixed(this.model, second, first)]
      : [afterList(this.model, first)];
  }

  private async ask({ kid: at, field, which }: Of<'ask'>): Promise<readonly Model[]> {
    const pupil = await this.bound(at);
    const kid = this.kids[at];
    if (!pupil || !kid) return [this.model];
    const { pupilId, guardian } = pupil;
    const family = this.county.person(guardian);
    const { fields } = await family.ask('ledger.getMyChild', { pupilId });
    const seen = fields.find((one) => one.field === field)?.value ?? null;
    const to = wishOf(kid, field, which);
    const reply = await family.reply('ledger.requestCorrection', { pupilId, field, seen, to });
    const correctionId = reply.ok ? reply.data.correctionId : '';
    return [agreed(afterAsking(this.model, pupil, { correctionId, field, to }), reply)];
  }

  private async decide({ kid, how }: Of<'decide'>): Promise<readonly Model[]> {
    const pupil = this.pupilsOf(kid).find(({ wishes }) => wishes.length > 0);
    const wish = pupil?.wishes.at(-1);
    if (!pupil || !wish) return [this.model];
    const reply = await this.decided(pupil, wish.correctionId, how);
    return [agreed(afterDeciding(this.model, pupil, wish, how), reply)];
  }

  /** Either comes first. */
  private async race({ kid, list: draft }: Of<'race'>): Promise<readonly Model[]> {
    const pupil = this.pupilsOf(kid).find(({ wishes }) => wishes.some(isWaiting));
    const wish = pupil?.wishes.find(isWaiting);
    const list = this.listOf(draft);
    const importId = await this.checked(list);
    if (!pupil || !wish) {
      await this.alone(list, importId);
      return [afterList(this.model, list)];
    }
    const [reply] = await Promise.all([this.decided(pupil, wish.correctionId, 'apply'), this.imported(list, importId)]);
    const applied = afterDeciding(this.model, pupil, wish, 'apply');
    const listed = afterList(this.model, list);
    const later = listed.find(({ pupilId }) => pupilId === pupil.pupilId);
    const [now] = later?.wishes.filter(({ correctionId }) => correctionId === wish.correctionId) ?? [];
    const afterwards = later && now ? afterDeciding(listed, later, now, 'apply') : applied;
    const code = reply.ok ? null : reply.code;
    return [
      ...(applied.code === code ? [afterList(applied.model, list)] : []),
      ...(afterwards.code === code ? [afterwards.model] : []),
    ];
  }

  /** Only that the record follows the pupil is of interest here. */
  private async need({ kid, how }: Of<'need'>): Promise<readonly Model[]> {
    const [pupil] = this.pupilsOf(kid);
    if (!pupil) return [this.model];
    const { pupilId, school } = pupil;
    const by = (office: string) => this.county.person(`o${school}${office}`);
    if (how === 'request') await by('Academic').reply('ledger.requestChange', beginning(pupilId, 'disability'));
    const record = this.county.documents()['needs']?.find(({ _id }) => _id === pupilId);
    if (!record) return [this.model];
    const [last] = (record['changes'] as readonly { readonly changeId: string }[]).slice(-1);
    const step = { pupilId, changeId: last?.changeId ?? '', rev: Number(record['rev']) };
    if (how === 'verify') await by('Moral').reply('ledger.verifyChange', { ...step, decision: yes });
    if (how === 'apply') await by('Leader').reply('ledger.applyChange', { ...step, decision: yes });
    if (how === 'withdraw') await by('Academic').reply('ledger.withdrawChange', step);
    return [this.model];
  }

  private decided({ pupilId, school, now, guardian }: ModelPupil, correctionId: string, how: Decided) {
    const step = { pupilId, correctionId };
    const teacher = this.county.person(`o${school}Teacher${now.class === '一年级' ? 1 : 2}`);
    const office = this.county.person(`o${school}Academic`);
    if (how === 'withdraw') return this.county.person(guardian).reply('ledger.withdrawCorrection', step);
    if (how === 'verify') return teacher.reply('ledger.verifyCorrection', { ...step, decision: yes });
    return office.reply('ledger.applyCorrection', { ...step, decision: how === 'apply' ? yes : no });
  }

  /** The child's first entry, with its guardian. */
  private async bound(at: number): Promise<ModelPupil | null> {
    const [pupil] = this.pupilsOf(at);
    const openid = this.kids[at]?.guardian ?? '';
    if (!pupil || pupil.guardian !== '') return pupil ?? null;
    const { pupilId, school, now } = pupil;
    const teacher = `o${school}Teacher${now.class === '一年级' ? 1 : 2}`;
    await bind(this.county.cloud, { teacher, openid, pupilId, relation: 'mother' });
    const family = { ...pupil, guardian: openid };
    this.model = replaced(this.model, family);
    return family;
  }

  private pupilsOf(at: number): readonly ModelPupil[] {
    return this.model.filter(({ now }) => this.kids[at]?.names.includes(now.name));
  }

  private listOf({ rows, ...draft }: ListDraft): List {
    const { schoolId } = this.county.world[draft.school];
    return { ...draft, schoolId, rows: rows.map((row) => rowOf(this.kids, row)) };
  }

  private desk(school: SchoolName): RosterDesk {
    return new RosterDesk(this.county, school);
  }

  private async checked({ school, rows }: List): Promise<string> {
    return (await this.desk(school).check(rows.map(paperOf))).importId;
  }

  private async alone(list: List, importId: string): Promise<void> {
    if (!(await this.imported(list, importId))) throw new Error('another list of the school stands in the way');
  }

  /** False when another list of the school is being taken in. */
  private async imported({ school, acceptChanges, acceptDoubtful }: List, importId: string): Promise<boolean> {
    const { office } = this.desk(school);
    const reply = await office.reply('ledger.importRoster', { importId, acceptChanges, acceptDoubtful });
    if (!reply.ok && reply.code !== 'import-running') throw new Error(`the list was refused: ${reply.code}`);
    if (!reply.ok) return false;
    await reached(office, importId);
    return true;
  }

  /** The cloud goes down in the middle; the phone asks again, and the jobs do the rest. */
  private async stopped({ school, acceptChanges, acceptDoubtful }: List, importId: string): Promise<void> {
    const input = { importId, acceptChanges, acceptDoubtful };
    const key = randomUUID();
    const state = () => this.county.documents()['imports']?.find(({ _id }) => _id === importId)?.['state'];
    const call = this.desk(school).office.send({ action: 'ledger.importRoster', input, key, version: 1 });
    call.catch(() => undefined);
    await until(() => Promise.resolve(state() !== 'checked'), 'the import to begin');
    const then = await this.county.cloud.clock.now();
    await this.county.stop();
    await this.county.start();
    await this.county.cloud.clock.set(new Date(then.getTime() + 5 * 60_000));
    await this.desk(school).office.ask('ledger.importRoster', input, { key });
    await until(async () => {
      await this.county.cloud.clock.advance(tickMs);
      await this.county.cloud.runTimer('jobs');
      return state() === 'done';
    }, 'the jobs to take the rest in');
  }
}

function agreed({ code, model }: Answered, reply: { readonly ok: boolean; readonly code?: string }): Model {
  const found = reply.ok ? null : reply.code;
  if (found !== code) throw new Error(`answered ${found ?? 'ok'} where the model says ${code ?? 'ok'}`);
  return model;
}

/** Row by row, those of the second list before or after the first. */
function mixed(model: Model, first: List, second: List): Model[] {
  return Array.from({ length: 2 ** second.rows.length }, (_, choice) => {
    const isEarly = (at: number) => (choice & (2 ** at)) !== 0;
    const part = (early: boolean): List => ({
      ...second,
      rows: second.rows.filter((_row, at) => isEarly(at) === early),
    });
    return afterList(afterList(afterList(model, part(true)), first), part(false));
  });
}
