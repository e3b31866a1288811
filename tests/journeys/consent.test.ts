import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('a child’s picture', () => {
  let stage: Stage;
  let name = '';
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  const codeFrom = async (teacher: Hand): Promise<string> => {
    await teacher.open('packages/staff/classes/classes');
    await teacher.tap(['row'], '五年级');
    await teacher.arrive('packages/staff/class/class');
    if (name === '') {
      await teacher.tap(['chips', '.chip'], '没有绑定');
      [name = ''] = await teacher.texts(['.pupil-main', '.strong']);
    } else {
      await teacher.type(['.field'], name);
      await teacher.see(['.pupil-main'], name);
    }
    await teacher.tap(['.pupil-button'], '生成绑定码');
    await teacher.see(['code-slip', '.slip-code'], '-');
    const [code = ''] = await teacher.texts(['code-slip', '.slip-code']);
    return code;
  };

  const enter = async (person: string, code: string, relation: string): Promise<Hand> => {
    const family = await Hand.of(stage, person);
    await family.open('pages/bind/bind');
    await stage.scan(person, code);
    await family.tap(['.button'], '扫二维码');
    await family.tap(['.bind-choice'], relation);
    await family.tap(['.button'], '对，');
    await family.arrive('pages/done/done');
    return family;
  };

  const openPhoto = async (family: Hand): Promise<void> => {
    await family.open('pages/mine/mine');
    await family.tap(['row'], '同意书');
    await family.tap(['row'], '用孩子的照片做宣传');
    await family.arrive('pages/consent/consent');
  };

  const schoolSees = async (said: string): Promise<void> => {
    const teacher = await Hand.of(stage, '何老师');
    await teacher.open('packages/staff/classes/classes');
    await teacher.tap(['row'], '五年级');
    await teacher.arrive('packages/staff/class/class');
    await teacher.type(['.field'], name);
    await teacher.see(['.pupil-main'], name);
    await teacher.tap(['.pupil-button'], '看家长');
    await teacher.arrive('packages/staff/child/child');
    await teacher.tap(['row'], '同意书');
    await teacher.arrive('packages/staff/consents/consents');
    await teacher.see(['.tag'], said);
  };

  journey(
    'the grandmother who cares for the child is told that the mother decides',
    ['several people', 'scan'],
    async () => {
      const teacher = await Hand.of(stage, '何老师');
      const grandmother = await enter('oGranny', await codeFrom(teacher), '受委托照护人');
      await openPhoto(grandmother);
      await grandmother.see(['.card'], '要由孩子的妈妈或爸爸来定');
      expect((await grandmother.texts(['.button'])).join()).not.toContain('我同意');
      await schoolSees('没有同意，不能用');
      stage.tell('奶奶受托照护孩子：照片的事要由妈妈或爸爸来定');
    },
  );

  journey(
    'the mother in another city binds with the school’s code, consents, and takes it back',
    ['several people', 'scan'],
    async () => {
      const mother = await enter('oFarMother', await codeFrom(await Hand.of(stage, '何老师')), '妈妈');
      await openPhoto(mother);
      await mother.tap(['.button'], '我同意');
      await mother.arrive('pages/done/done');
      await mother.see(['.title'], '好的，您同意了');
      await schoolSees('同意了，可以用');
      stage.tell('妈妈在外地用自己的手机绑定、同意，学校看到了');

      const grandmother = await Hand.of(stage, 'oGranny');
      await openPhoto(grandmother);
      await grandmother.see(['.strong'], '妈妈同意了');

      await openPhoto(mother);
      await mother.tap(['.button'], '收回同意');
      await mother.see(['.title'], '好的，同意收回了');
      await schoolSees('收回了，不能用');
      stage.tell('妈妈收回，学校马上不能再用');
    },
  );

  journey('the mother makes a code herself, and the father comes in by it', ['several people', 'scan'], async () => {
    const mother = await Hand.of(stage, 'oFarMother');
    await mother.open('pages/mine/mine');
    await mother.tap(['row'], name);
    await mother.arrive('pages/ward/ward');
    await mother.tap(['.button'], '生成一个码');
    await mother.see(['code-slip', '.slip-code'], '-');
    const [code = ''] = await mother.texts(['code-slip', '.slip-code']);
    const father = await enter('oFarFather', code, '爸爸');
    await openPhoto(father);
    await father.see(['.button'], '我同意');

    const teacher = await Hand.of(stage, '何老师');
    await teacher.open('packages/staff/classes/classes');
    await teacher.tap(['row'], '五年级');
    await teacher.arrive('packages/staff/class/class');
    await teacher.type(['.field'], name);
    await teacher.see(['.pupil-main'], name);
    await teacher.tap(['.pupil-button'], '看家长');
    await teacher.arrive('packages/staff/child/child');
    await teacher.see(['.line'], '由妈妈邀请');
    await teacher.tap(['.line-button'], '登记依据');
    await teacher.tap(['basis-form', '.button'], '登记');
    await teacher.see(['.line'], '依据：委托照护告知书');
    stage.tell('妈妈请爸爸绑定，班主任看得见是谁请的；委托照护告知书登记好了');
  });
});
