import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { makePupils } from '../../seeds/school/pupils';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('a gift, from the invitation to the school’s answer', () => {
  let stage: Stage;
  let code = '';
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey('the leader switches donations on and invites', ['several people'], async () => {
    const leader = await Hand.of(stage, '陈校长');
    await leader.home();
    await leader.tap(['row'], '邀请捐赠人');
    await leader.arrive('packages/staff/donations/donations');
    await leader.tap(['.button'], '改受赠单位');
    await leader.tap(['receiver-form', 'chips', '.chip'], '不接受捐赠');
    await leader.tap(['receiver-form', '.button'], '就这样定');
    await leader.see(['.card'], '没有开通');
    expect(await leader.texts(['.button'])).toEqual(['开通捐赠']);
    await leader.tap(['.button'], '开通捐赠');
    await leader.tap(['receiver-form', 'chips', '.chip'], '学校自己接收');
    await leader.tap(['receiver-form', '.button'], '就这样定');
    await leader.see(['.card'], '受赠单位：柳溪学校');
    stage.tell('陈校长关掉捐赠，又开通：受赠单位是柳溪学校');

    await leader.type(['input'], '华先生');
    await leader.tap(['.button'], '生成邀请码');
    await leader.see(['code-slip', '.slip-code'], '-');
    [code = ''] = await leader.texts(['code-slip', '.slip-code']);
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    stage.tell('陈校长给华先生生成邀请码');
  });

  journey('the donor opens the invitation and states a pledge by instalments', ['several people'], async () => {
    const donor = await Hand.of(stage, 'oGiver');
    await donor.open(`packages/donor/invitation/invitation?scene=${code}`);
    await donor.tap(['offer', '.button'], '接受邀请');
    await donor.arrive('pages/done/done');
    await donor.tap(['.button'], '去首页看看');
    await donor.tap(['row'], '捐赠意向');
    await donor.arrive('packages/donor/pledges/pledges');
    await donor.tap(['.button'], '写捐赠意向');
    await donor.arrive('packages/donor/pledge-new/pledge-new');
    await donor.type(['input'], '1000');
    await donor.tap(['chips', '.chip'], '分几次给');
    await donor.pick(['.times-picker'], '1');
    await donor.tap(['chips', '.chip'], '每年');
    await donor.see(['row'], '第 3 次');
    await donor.see(['row'], '333.34 元');
    await donor.tap(['.button'], '交给学校');
    await donor.arrive('pages/done/done');
    await donor.see(['.title'], '意向交给学校了');
    stage.tell('华先生扫码打开邀请，写下 1,000 元，分 3 次，每年一次，姓名不公开');
  });

  journey('the office accepts, and the donor sees it', ['several people'], async () => {
    const office = await Hand.of(stage, '张主任');
    await office.home();
    await office.tap(['row'], '华先生');
    await office.arrive('packages/staff/pledge/pledge');
    await office.see(['row'], '不公开');
    await office.tap(['.button'], '接受');
    await stage.confirm('张主任');
    await office.see(['.tag'], '学校接受了');
    expect(await office.texts(['.button'])).toEqual([]);
    stage.tell('张主任在首页看到这件事，接受');

    const donor = await Hand.of(stage, 'oGiver');
    await donor.open('packages/donor/pledges/pledges');
    await donor.tap(['row'], '1,000.00 元');
    await donor.arrive('packages/donor/pledge/pledge');
    await donor.see(['.tag'], '学校接受了');
    await donor.see(['.card'], '柳溪学校的账户');
    stage.tell('华先生看到：学校接受了；钱交到受赠单位的账户，不经过小程序');
  });

  journey('nothing that the donor was sent names a child', ['several people', 'answers', 'inbox'], async () => {
    const sent = [...(await stage.answers('oGiver')), JSON.stringify(await stage.inbox('oGiver'))].join('\n');
    expect(sent).toContain('柳溪学校');
    expect(sent).toContain('accepted');
    const pupils = makePupils();
    expect(pupils.length).toBeGreaterThan(400);
    expect(pupils.filter(({ name, idNumber }) => sent.includes(name) || sent.includes(idNumber))).toEqual([]);
    stage.tell(`发给华先生的 ${sent.split('\n').length} 条回答里，没有一个学生的名字`);
  });
});
