import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { bankResult, paymentList, total, type Payment } from '../../seeds/school/payments';
import { makePupils } from '../../seeds/school/pupils';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

/** 临时救助，七年级1班的五名学生。 */
const payments = makePupils()
  .filter(({ className }) => className === '七年级1班')
  .slice(0, 5)
  .map((pupil, at): Payment => ({ pupil, amountFen: 30_000 + at }));
const name = '临时救助：冬衣';
const csv = (content: Uint8Array, fileName: string) => ({ name: fileName, content, type: 'text/csv' });

describe('a subsidy, from the list to the family’s word', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey('three people sign, the bank pays, the families answer', ['several people', 'chooseFile'], async () => {
    const maker = await Hand.of(stage, '钱会计');
    await maker.open('packages/finance/batch-new/batch-new');
    await maker.tap(['chips', '.chip'], '临时救助');
    await maker.type(['textarea'], name);
    await stage.chooseFile('钱会计', csv(paymentList(payments), '发放名单.csv'));
    await maker.tap(['file-picker', '.button'], '选发放名单');
    await maker.see(['.new-count'], '5');
    await maker.tap(['.button'], '生成批次');
    await maker.tap(['signing-sheet', '.button'], '生成批次');
    await maker.arrive('packages/finance/batch/batch');
    stage.tell(`钱会计导入名单，共5人，合计${(total(payments) / 100).toFixed(2)}元，生成批次`);
    expect((await maker.texts(['.button'])).join()).not.toContain('审核');

    const auditor = await Hand.of(stage, '吴出纳');
    await auditor.home();
    await auditor.tap(['row'], name);
    await auditor.tap(['.button'], '审核');
    await auditor.tap(['signing-sheet', '.button'], '');
    await auditor.see(['.tag'], '等批准');
    stage.tell('吴出纳核对人数和金额，审核通过');

    const leader = await Hand.of(stage, '陈校长');
    await leader.home();
    await leader.tap(['row'], name);
    await leader.tap(['.button'], '批准');
    await leader.tap(['signing-sheet', '.button'], '');
    await leader.see(['.tag'], '等');
    stage.tell('陈校长批准');

    await maker.home();
    await maker.tap(['row'], name);
    await stage.chooseFile('钱会计', csv(bankResult(payments, [1], []), '银行结果.csv'));
    await maker.tap(['bank-result', 'file-picker', '.button'], '选银行结果');
    await maker.see(['bank-result', 'sum-row'], '4');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await maker.pick(['bank-result', 'picker'], today);
    await maker.tap(['bank-result', '.button'], '录入');
    await maker.tap(['bank-result', 'signing-sheet', '.button'], '都对，录入');
    await maker.see(['.tag'], '已对账');
    stage.tell('钱会计录入银行结果：4人成功，1人的卡没激活');

    const grandmother = await Hand.of(stage, 'oSeedFamily01');
    await grandmother.home();
    await grandmother.tap(['payment-card'], '300.00');
    await grandmother.see(['amount'], '300.00');
    await stage.consent('oSeedFamily01', 'accept');
    await grandmother.tap(['answer-buttons', '.button'], '钱收到了');
    await grandmother.arrive('pages/done/done');
    stage.tell('奶奶看到300.00元，点“钱收到了”');

    const father = await Hand.of(stage, 'oSeedFamily03');
    await father.home();
    await father.tap(['payment-card'], '300.04');
    await stage.consent('oSeedFamily03', 'reject');
    await father.tap(['answer-buttons', '.button'], '还没收到');
    await father.arrive('pages/done/done');
    await father.see(['view'], '号');
    stage.tell('爸爸点“还没收到”，得到一个单号，知道学校哪天前回话');

    await maker.open('packages/finance/batches/batches');
    await maker.tap(['batch-row'], name);
    await maker.see(['sum-row'], '300.04');
    const sums = await maker.texts(['sum-row']);
    stage.tell(`钱会计看到：${sums.map((row) => row.replace(/\s+/g, ' ')).join('；')}`);
    expect(sums.join('\n')).toMatch(/300\.00/);
    expect(sums.join('\n')).toMatch(/600\.05/);
  });

  journey(
    'the maker of a batch cannot audit it, and a list with a wrong line is refused line by line',
    ['chooseFile'],
    async () => {
      const maker = await Hand.of(stage, '钱会计');
      await maker.open('packages/finance/batch-new/batch-new');
      const [first, second] = payments;
      if (!first || !second) throw new Error('no payments');
      const twice = paymentList([first, second, first]);
      await stage.chooseFile('钱会计', csv(twice, '重复.csv'));
      await maker.tap(['file-picker', '.button'], '选发放名单');
      await maker.see(['fault-list'], '第4行');
      stage.tell('名单里同一个人出现两次：第4行标了出来，什么也没写进去');
    },
  );
});
