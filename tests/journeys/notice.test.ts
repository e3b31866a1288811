import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

const title = '十二月一日起供应热水';

describe('a notice, from the draft to the reminder', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey(
    'one writes, another publishes, a grandmother signs, the others are reminded',
    ['several people', 'inbox'],
    async () => {
      const writer = await Hand.of(stage, '张主任');
      await writer.open('packages/staff/notice-edit/notice-edit');
      await writer.type(['textarea'], title, 0);
      await writer.type(['textarea'], '各位家长：\n从12月1日起，宿舍每天供应热水，不收钱。', 1);
      await writer.tap(['chips', '.chip'], '签收');
      await writer.tap(['class-choice', '.choice-all'], '全选');
      await writer.tap(['.button'], '送审');
      await writer.arrive('packages/staff/notice-detail/notice-detail');
      stage.tell(`张主任写好《${title}》，发给全校，送审`);
      expect(await writer.texts(['.button'])).not.toContain('审核通过，发布');

      const reviewer = await Hand.of(stage, '马主任');
      await reviewer.home();
      await reviewer.tap(['row'], title);
      await reviewer.tap(['.button'], '审核通过，发布');
      await reviewer.tap(['publish-sheet', '.button'], '发布');
      await reviewer.see(['.detail-standing'], '已发布');
      stage.tell('马主任在首页看到这件事，审核通过，马上发布');

      const grandmother = await Hand.of(stage, 'oSeedFamily01');
      await grandmother.home();
      await grandmother.tap(['notice-card'], title);
      await grandmother.see(['.title'], title);
      await stage.consent('oSeedFamily01', 'accept');
      await grandmother.tap(['.button'], '我知道了，签收');
      await grandmother.arrive('pages/done/done');
      await grandmother.see(['.title'], '签收');
      stage.tell('奶奶点开，看完，点“我知道了，签收”，看到“可以关掉了”');
      await grandmother.open('pages/notices/notices');
      await grandmother.see(['notice-card'], title);

      await writer.open('packages/staff/notices/notices');
      await writer.tap(['notice-row'], title);
      await writer.tap(['.button'], '看谁签收了');
      await writer.arrive('packages/staff/notice-progress/notice-progress');
      const before = (await stage.inbox('oSeedParent002')).length;
      const mine = (await stage.inbox('oSeedFamily01')).length;
      await writer.tap(['.button'], '提醒');
      await writer.see(['.progress-done'], '提醒');
      await stage.until(
        async () => (await stage.inbox('oSeedParent002')).length === before + 1,
        'the reminder to arrive',
      );
      expect((await stage.inbox('oSeedParent002')).at(-1)?.page).toContain('pages/notice/notice');
      expect(await stage.inbox('oSeedFamily01')).toHaveLength(mine);
      stage.tell('张主任一点“提醒”，没签收又同意收消息的家长收到一条，奶奶没有再收到');
    },
  );

  journey('a signature without network is kept and sent when the network is back', ['network'], async () => {
    const father = await Hand.of(stage, 'oSeedFamily03');
    await father.home();
    await father.tap(['notice-card'], '课本免费');
    await father.see(['.title'], '课本免费');
    await stage.network('oSeedFamily03', 'lost');
    await stage.consent('oSeedFamily03', 'reject');
    await father.tap(['.button'], '我知道了，签收');
    await father.see(['.title'], '记下');
    stage.tell('爸爸在没有信号的村里签收，手机说已经记下');
    await stage.network('oSeedFamily03', 'good');
    const teacher = await Hand.of(stage, '张主任');
    await stage.until(
      async () => {
        await teacher.open('packages/staff/notices/notices');
        await teacher.tap(['notice-row'], '课本免费');
        await teacher.tap(['.button'], '看谁签收了');
        await teacher.tap(['.progress-class'], '七年级1班');
        await teacher.arrive('packages/staff/notice-class/notice-class');
        await teacher.tap(['chips', '.chip'], '签收了');
        return (await teacher.texts(['.signer'])).some((text) => text.includes('爸爸'));
      },
      'the kept signature to arrive',
      { timeoutMs: 30_000 },
    );
    stage.tell('回到有信号的地方，签收自动送到了学校');
  });
});
