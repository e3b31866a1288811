import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('a family comes in', () => {
  let stage: Stage;
  let code = '';
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey(
    'the class teacher shows a code, an uncle scans it and taps a picture',
    ['several people', 'scan'],
    async () => {
      const teacher = await Hand.of(stage, '何老师');
      await teacher.open('packages/staff/classes/classes');
      await teacher.tap(['row'], '五年级');
      await teacher.arrive('packages/staff/class/class');
      await teacher.tap(['chips', '.chip'], '没有绑定');
      await teacher.tap(['.pupil-button'], '生成绑定码');
      await teacher.see(['code-slip', '.slip-code'], '-');
      [code = ''] = await teacher.texts(['code-slip', '.slip-code']);
      expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      stage.tell('何老师给五年级的一名学生生成绑定码');

      const uncle = await Hand.of(stage, 'oUncle');
      await uncle.tap(['.button'], '我是家长');
      await uncle.arrive('pages/bind/bind');
      await stage.scan('oUncle', `wxacode:pages/bind/bind?scene=${code}`);
      await uncle.tap(['.button'], '扫二维码');
      await uncle.tap(['.bind-choice'], '亲戚');
      await uncle.tap(['.button'], '亲戚');
      await uncle.arrive('pages/done/done');
      await uncle.tap(['.button'], '去首页看看');
      await uncle.see(['notice-card'], '课本免费');
      stage.tell('舅舅扫码，点“亲戚”，首页上就有了学校的通知');
    },
  );

  journey('a code that was used says so, and whom to ask', ['several people', 'scan'], async () => {
    const other = await Hand.of(stage, 'oOther');
    await other.open('pages/bind/bind');
    await stage.scan('oOther', code);
    await other.tap(['.button'], '扫二维码');
    await other.see(['problem'], '这个码已经用过了');
    stage.tell('别人再用这个码：“这个码已经用过了”，请找给您码的人要新的');
  });
});
