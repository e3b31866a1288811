import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('when things go wrong', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey('a notice is withdrawn while a mother reads it', ['several people'], async () => {
    const mother = await Hand.of(stage, 'oSeedFamily02');
    await mother.home();
    await mother.tap(['notice-card'], '课本免费');
    await mother.see(['.button'], '签收');

    const writer = await Hand.of(stage, '张主任');
    await writer.open('packages/staff/notices/notices');
    await writer.tap(['notice-row'], '课本免费');
    await writer.tap(['.button'], '撤回');
    await writer.tap(['reason-sheet', 'chips', '.chip'], '内容有错');
    await writer.tap(['reason-sheet', '.button'], '撤回');
    await writer.see(['.detail-standing'], '已撤回');
    stage.tell('妈妈正在看，张主任撤回了这条通知');

    await stage.consent('oSeedFamily02', 'reject');
    await mother.tap(['.button'], '签收');
    await mother.see(['problem'], '学校撤回了这条通知');
    stage.tell('妈妈点签收：“学校撤回了这条通知，您不用再办。”');
  });

  journey('an answer is lost on the way back: the tap counts once', ['network'], async () => {
    const father = await Hand.of(stage, 'oSeedFamily03');
    await father.home();
    await father.tap(['payment-card'], '750.00');
    await father.see(['answer-buttons', '.button'], '钱收到了');
    await stage.consent('oSeedFamily03', 'reject');
    await stage.network('oSeedFamily03', 'twice');
    await father.tap(['answer-buttons', '.button'], '钱收到了');
    await father.arrive('pages/done/done');
    await stage.network('oSeedFamily03', 'good');
    await father.open('pages/disbursements/disbursements');
    const cards = await stage.until(async () => {
      const texts = await father.texts(['payment-card']);
      return texts.length > 0 ? texts : null;
    }, 'the payments');
    expect(cards).toHaveLength(1);
    stage.tell('同一次点击送到了两次，记下的只有一次');
  });

  journey('a leader approves what another has sent back meanwhile', ['several people'], async () => {
    const cashier = await Hand.of(stage, '吴出纳');
    await cashier.home();
    await cashier.tap(['row'], '非寄宿生生活补助');
    await cashier.see(['.button'], '审核');
    const [path, query] = await cashier.where();
    expect(path).toBe('packages/finance/batch/batch');

    const leader = await Hand.of(stage, '陈校长');
    await leader.open(`${path}?batchId=${query.batchId ?? ''}`);
    await leader.tap(['.button'], '退回');
    await leader.tap(['reason-sheet', 'chips', '.chip'], '名单有错');
    await leader.tap(['reason-sheet', '.button'], '退回');
    await leader.see(['.batch-returned'], '名单有错');
    stage.tell('吴出纳正要审核，陈校长退回了批次');

    await cashier.tap(['.button'], '审核');
    await cashier.tap(['signing-sheet', '.button'], '');
    await cashier.see(['.batch-returned'], '名单有错');
    stage.tell('吴出纳点审核：页面说已经退回，原因是名单有错，什么也没签');
  });
});
