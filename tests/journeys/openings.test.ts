import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('who has seen our entry, and what is wrong in it', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey(
    'the family sees who opened the entry, has it corrected, and sees no more once it has gone',
    ['several people'],
    async () => {
      const teacher = await Hand.of(stage, 'oSeedTeacher12');
      const mother = await Hand.of(stage, 'oSeedParent133');
      await mother.open('pages/child/child');
      await mother.see(['row'], '户主');
      const [name = ''] = await mother.texts(['.title']);
      expect(name).toMatch(/\p{Script=Han}/u);

      const findIn = async (hand: Hand): Promise<void> => {
        await hand.open('packages/staff/register/register');
        await hand.type(['.field'], name);
        await hand.tap(['row'], name);
        await hand.arrive('packages/staff/pupil/pupil');
      };
      await findIn(teacher);
      await teacher.see(['.title'], name);
      stage.tell('班主任打开自己班上孩子的信息，不用说原因');

      const academic = await Hand.of(stage, '马主任');
      await findIn(academic);
      await academic.see(['opening-reason', '.title'], '为什么打开');
      await academic.tap(['opening-reason', '.reason'], '办补助');
      await academic.see(['.title'], name);
      stage.tell('马主任打开别班孩子的信息，先选原因：办补助');

      await mother.open('pages/mine/mine');
      await mother.tap(['row'], '我家的信息');
      await mother.arrive('pages/child/child');
      await mother.tap(['row'], '谁看过我家的信息');
      await mother.arrive('pages/openings/openings');
      await mother.see(['row'], '班主任 冯老师');
      await mother.see(['row'], '教导处 马主任');
      await mother.see(['row'], '办补助');
      stage.tell('妈妈看到两位老师、哪一天、为什么');

      await mother.open('pages/child/child');
      await mother.tap(['row'], '户主');
      await mother.arrive('pages/correction/correction');
      await mother.type(['.field'], '冯大山');
      await mother.tap(['.button'], '交给学校核对');
      await mother.arrive('pages/done/done');
      await mother.open('pages/child/child');
      await mother.see(['.tag'], '等学校核对');
      stage.tell('妈妈说户主写错了');

      await teacher.home();
      await teacher.tap(['row'], '核对家长提的更正');
      await teacher.tap(['.button'], '核对无误');
      await stage.confirm('oSeedTeacher12');
      await teacher.see(['.tag'], '等学校改');
      await academic.open('packages/staff/corrections/corrections');
      await academic.tap(['row'], name);
      await academic.tap(['.button'], '改过来');
      await stage.confirm('马主任');
      await academic.see(['row'], '马主任：改过来了');
      stage.tell('班主任核对，马主任改过来');

      await mother.open('pages/child/child');
      await mother.see(['.tag'], '改好了');
      await mother.see(['row'], '冯大山');
      await findIn(academic);
      await academic.see(['.change'], '冯大山');
      stage.tell('妈妈看到改好了，台账里有经过');

      await mother.open('pages/mine/mine');
      await mother.tap(['row'], name);
      await mother.arrive('pages/ward/ward');
      await mother.tap(['.button'], '结束绑定');
      await stage.confirm('oSeedParent133');
      await mother.arrive('pages/mine/mine');
      await mother.see(['.mine-name'], '您还没有绑定孩子');
      await mother.open('pages/child/child');
      await mother.see(['problem'], '还不知道您是谁的家长');
      stage.tell('妈妈结束绑定，再也看不到');
    },
  );
});
