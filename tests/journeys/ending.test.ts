import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('a court bars a relative', () => {
  let stage: Stage;
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
    await teacher.tap(['chips', '.chip'], '没有绑定');
    await teacher.tap(['.pupil-button'], '生成绑定码');
    await teacher.see(['code-slip', '.slip-code'], '-');
    const [code = ''] = await teacher.texts(['code-slip', '.slip-code']);
    return code;
  };

  const enter = async (family: Hand, code: string): Promise<void> => {
    await family.open('pages/bind/bind');
    await stage.scan('oUncle', code);
    await family.tap(['.button'], '扫二维码');
    await family.tap(['.bind-choice'], '亲戚');
    await family.tap(['.button'], '亲戚');
  };

  journey(
    'the leader records the order: the uncle sees the child no more, and a new code does not help',
    ['several people', 'scan'],
    async () => {
      const teacher = await Hand.of(stage, '何老师');
      const uncle = await Hand.of(stage, 'oUncle');
      const code = await codeFrom(teacher);
      const [name = ''] = await teacher.texts(['.pupil-main', '.strong']);
      await enter(uncle, code);
      await uncle.arrive('pages/done/done');
      stage.tell('舅舅绑定了五年级的一个孩子');

      const leader = await Hand.of(stage, '陈校长');
      await leader.open('packages/staff/classes/classes');
      await leader.tap(['row'], '五年级');
      await leader.arrive('packages/staff/class/class');
      await leader.type(['.field'], name);
      await leader.see(['.pupil-main'], name);
      await leader.tap(['.pupil-button'], '看家长');
      await leader.arrive('packages/staff/child/child');
      await leader.tap(['opening-reason', '.reason'], '和家里联系');
      await leader.tap(['.line-button'], '法院禁止');
      await leader.tap(['reason-sheet', 'chips', '.chip'], '人身安全保护令');
      await leader.tap(['reason-sheet', '.button'], '记下法院禁令');
      await leader.see(['.line'], '发什么码都绑不上');
      stage.tell('陈校长记下法院禁令');

      await uncle.open('pages/mine/mine');
      await uncle.see(['.mine-name'], '您还没有绑定孩子');
      await enter(uncle, await codeFrom(teacher));
      await uncle.see(['problem'], '这个孩子不能由您绑定');
      expect((await uncle.page()).path).toBe('pages/bind/bind');
      stage.tell('班主任又给了一个码，也绑不上');
    },
  );
});
