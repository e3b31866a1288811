import { afterAll, beforeAll, describe } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

const dayMs = 86_400_000;
const tickMs = 20 * 60_000;

describe('the school year ends', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  journey(
    'the office plans, the head agrees, and in July every class has gone up by itself',
    ['several people', 'clock', 'runTimer'],
    async () => {
      const office = await Hand.of(stage, '马主任');
      await office.open('packages/staff/classes/classes');
      await office.tap(['row'], '升级');
      await office.arrive('packages/office/rollover/rollover');
      await office.see(['.title'], '学年升级');
      await office.see(['.rollover-mark'], '毕业');
      await office.tap(['.button'], '保存方案');
      await office.see(['.strong'], '请校领导同意');
      stage.tell('马主任看过每个班的新班名，保存了升级方案');

      const head = await Hand.of(stage, '陈校长');
      await head.home();
      await head.tap(['row'], '升级方案');
      await head.arrive('packages/office/rollover/rollover');
      await head.see(['.rollover-mark'], '升为');
      await head.tap(['.button'], '同意升级');
      await head.tap(['.button'], '我核对过了，同意');
      await head.see(['.top-1'], '自动升级');
      stage.tell('陈校长核对了人数，同意了');

      await stage.clock.advance(240 * dayMs);
      await stage.until(
        async () => {
          await stage.clock.advance(tickMs);
          await stage.runTimer('jobs');
          await head.open('packages/office/rollover/rollover');
          return (await head.texts(['.top-1'])).join('').includes('已经办好了');
        },
        'every class to have gone up',
        { timeoutMs: 120_000 },
      );
      stage.tell('七月十日以后，各班自己升了一级');

      const family = await Hand.of(stage, 'oSeedFamily01');
      await family.open('pages/mine/mine');
      await family.see(['row'], '五年级');
      stage.tell('家长手机上，孩子的班名也改了');
    },
  );
});
