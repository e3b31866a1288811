import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('a category of need, from the visit to the register', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey('one asks, another verifies, a third applies, and the history shows it', ['several people'], async () => {
    const teacher = await Hand.of(stage, 'oSeedTeacher03');
    await teacher.home();
    await teacher.tap(['row'], '班级和学生');
    await teacher.tap(['row'], '三年级');
    await teacher.arrive('packages/staff/class/class');
    await teacher.see(['.pupil-main'], '走读');
    const [pupil = ''] = await teacher.texts(['.strong']);
    expect(pupil).toMatch(/^\p{Script=Han}{2,4}$/u);
    await teacher.tap(['.pupil-main'], pupil);
    await teacher.arrive('packages/staff/needs/needs');
    await teacher.see(['.note'], '没有困难类别');
    await teacher.tap(['.button'], '提出变更');
    await teacher.tap(['change-form', 'chips', '.chip'], '低保');
    await teacher.tap(['change-form', '.button'], '提出变更');
    await teacher.see(['change-form', '.field-fault'], '看过什么材料');
    await teacher.tap(['change-form', 'chips', '.chip'], '家访看到');
    await teacher.type(['change-form', 'input'], '低保证，奶奶拿出来看过');
    await teacher.tap(['change-form', '.button'], '提出变更');
    await teacher.see(['.tag'], '等核实');
    expect(await teacher.texts(['.button'])).not.toContain('核实无误');
    stage.tell(`刘老师家访回来，给${pupil}提出“增加：低保”；没写看过什么材料时，页面提醒了`);

    const office = await Hand.of(stage, '张主任');
    await office.home();
    await office.tap(['row'], pupil);
    await office.tap(['.button'], '核实无误');
    await stage.confirm('张主任');
    await office.see(['.tag'], '等批准');
    stage.tell('张主任在首页看到这件事，核实无误');

    const leader = await Hand.of(stage, '陈校长');
    await leader.home();
    await leader.tap(['row'], pupil);
    await leader.tap(['.button'], '批准生效');
    await stage.confirm('陈校长');
    await leader.see(['row'], '张主任核实');
    stage.tell('陈校长批准，生效');

    await teacher.home();
    await teacher.tap(['row'], '困难认定');
    await teacher.tap(['row'], pupil);
    await teacher.see(['row'], '陈校长：批准');
    stage.tell('刘老师看到：现在的困难类别是低保，谁提出、谁核实、谁批准都在');
  });
});
