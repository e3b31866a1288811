import type { Output } from '../../contract/index';
import type { Relation } from '../../contract/vocabulary';
import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import { boundPerClass, guardians } from './families';
import type { SeedSchool } from './open';
import { staffOpenid } from './staff';

type Pupil = Output<'ledger.listPupils'>['pupils'][number];

/** How they stand in "who am I", so that two of one child are told apart. */
const called: Partial<Record<Relation, string>> = { grandparent: '奶奶', mother: '妈妈', father: '爸爸' };

const relations = ['grandparent', 'mother', 'father'] as const satisfies readonly Relation[];

/** Each class teacher makes codes, each family scans one: the named guardians first, then so many of each class. */
export async function bindFamilies(client: SimulatorClient, school: SeedSchool): Promise<void> {
  let count = 0;
  for (const [className, classId] of school.classIds) {
    const teacher = new Actor(client, staffOpenid(`${className}班主任`));
    const { pupils } = await teacher.ask('ledger.listPupils', { classId });
    const byName = new Map(pupils.map((pupil) => [pupil.name, pupil]));
    const inOrder = school.pupils
      .filter((pupil) => pupil.className === className)
      .flatMap(({ name }) => byName.get(name) ?? []);
    const bind = (openid: string, pupil: Pupil, relation: Relation) =>
      bindOne(client, teacher, { openid, pupil, relation });
    for (const guardian of guardians) {
      for (const child of guardian.children.filter((one) => one.className === className)) {
        const pupil = inOrder[child.place];
        if (pupil) await bind(guardian.openid, pupil, child.relation);
      }
    }
    for (const [at, pupil] of inOrder.slice(10, 10 + boundPerClass).entries()) {
      count += 1;
      await bind(`oSeedParent${String(count).padStart(3, '0')}`, pupil, relations[at % 3] ?? 'mother');
    }
  }
  await showGuardians(client, school);
}

async function bindOne(
  client: SimulatorClient,
  teacher: Actor,
  { openid, pupil, relation }: { openid: string; pupil: Pupil; relation: Relation },
): Promise<void> {
  const { code } = await teacher.ask('identity.issueBindingCode', { pupilId: pupil.pupilId });
  const guardian = new Actor(client, openid);
  await guardian.ask('identity.previewBinding', { code });
  await guardian.ask('identity.bindChild', { code, relation });
}

async function showGuardians(client: SimulatorClient, school: SeedSchool): Promise<void> {
  for (const { openid, title, children } of guardians) {
    if (openid.startsWith('oSeedTeacher')) continue;
    const names = children.flatMap(({ className, place }) => pupilsOf(school, className)[place]?.name ?? []);
    await client.addPerson({
      openid,
      name:
        names.length > 3 ? '福利院老师' : `${names[0] ?? ''}的${called[children[0]?.relation ?? 'mother'] ?? '家长'}`,
      group: '家长',
      note: names.length > 3 ? title : `${title}：${names.join('、')}`,
    });
  }
}

function pupilsOf(school: SeedSchool, className: string): SeedSchool['pupils'] {
  return school.pupils.filter((pupil) => pupil.className === className);
}
