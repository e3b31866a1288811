import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Hand } from '../support/hand';
import { journey } from '../support/journey';
import { openStage, type Stage } from '../support/stage';

describe('every household has somebody who answers for it', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
  });

  const gapOf = async (leader: Hand): Promise<number> => {
    await leader.see(['.title'], '没有包抓老师');
    // What the phone remembers is drawn anew when the server has answered.
    const titles = await leader.texts(['.title']).catch(() => []);
    return Number(titles.find((text) => text.includes('户没有包抓老师'))?.replace(/\D/g, '') ?? 0);
  };

  const openHousehold = async (teacher: Hand, head: string): Promise<void> => {
    await teacher.home();
    await teacher.tap(['row'], '我的片区');
    await teacher.arrive('packages/zone/zone/zone');
    await teacher.tap(['row'], head);
    await teacher.arrive('packages/zone/household/household');
  };

  const endZoneTeaching = async (leader: Hand): Promise<void> => {
    await leader.home();
    await leader.tap(['row'], '教职工');
    await leader.see(['staff-list', '.strong'], '王老师');
    const linesOf = () => leader.texts(['staff-list', '.member-line']).catch(() => []);
    const lines = await linesOf();
    const members = (await leader.texts(['staff-list', '.member'])).join('\n');
    const before = members.slice(0, members.indexOf('包抓教师', members.indexOf('王老师')));
    await leader.tapNth(['staff-list', '.member-button'], before.split('结束任职').length - 1);
    await leader.tap(['staff-list', 'reason-sheet', 'chips', '.chip'], '调走了');
    await leader.tap(['staff-list', 'reason-sheet', '.button'], '结束任职');
    await stage.until(async () => {
      const left = await linesOf();
      return left.length > 0 && left.length < lines.length;
    }, 'one duty less to be listed');
  };

  journey('drawn, assigned, visited, refused, passed on', ['several people'], async () => {
    const leader = await Hand.of(stage, '陈校长');
    await leader.home();
    await leader.tap(['row'], '没有包抓老师');
    await leader.arrive('packages/zone/zones/zones');
    const before = await gapOf(leader);
    await leader.tap(['.button'], '看是哪些户');
    await leader.arrive('packages/zone/coverage/coverage');
    await leader.see(['row'], '南沟村');
    const listed = await stage.until(
      async () => (await leader.texts(['.rows', 'row', '.row-text']).catch(() => []))[0],
      'a household to be listed',
    );
    const head = (listed ?? '').split(/\s|南沟村/)[0] ?? '';
    expect(head).toMatch(/^\p{Script=Han}{3,4}$/u);
    await leader.tap(['row'], head);
    await leader.tap(['choice-sheet', 'row', '.row'], '柳溪村片区');
    await stage.until(
      async () => !(await leader.texts(['.rows', 'row', '.row-text']).catch(() => [listed])).includes(listed ?? ''),
      'the household to leave the list',
    );
    stage.tell(`陈校长看到 ${before} 户没有包抓老师，把南沟村的${head}家单独划给了柳溪村片区`);

    await leader.open('packages/zone/zones/zones');
    await stage.until(async () => (await gapOf(leader)) === before - 1, 'one household less to be without a teacher');
    await leader.tap(['.button'], '新划一个片区');
    await leader.arrive('packages/zone/zone-edit/zone-edit');
    await leader.tap(['chips', '.chip'], '南沟村');
    await leader.tap(['chips', '.chip'], '宋老师');
    await leader.tap(['.button'], '存好片区');
    await leader.arrive('packages/zone/zones/zones');
    await leader.see(['row'], '南沟村片区');
    stage.tell('又把南沟村划给宋老师');

    const teacher = await Hand.of(stage, '王老师');
    await openHousehold(teacher, head);
    await teacher.see(['section'], '还没有记家里人');
    await teacher.tap(['.button'], '加一个家里人');
    await teacher.see(['member-form', '.button'], '存好');
    await teacher.type(['member-form', 'input'], '郭建军');
    await teacher.type(['member-form', 'input'], '1985', 1);
    for (const choice of ['户主', '慢性病', '能劳动', '在家种地'])
      await teacher.tap(['member-form', 'chips', '.chip'], choice);
    await teacher.tap(['member-form', '.button'], '存好');
    await teacher.see(['row'], '郭建军，户主');
    await teacher.see(['section'], '其中劳动力 1 人');
    const [, { householdId = '' }] = await teacher.where();
    stage.tell('王老师在自己的片区里打开这一户，记下了户主，算出劳动力 1 人');

    const neighbour = await Hand.of(stage, '赵老师');
    await neighbour.open(`packages/zone/household/household?householdId=${householdId}`);
    await neighbour.see(['problem'], '没有找到');
    stage.tell('赵老师打不开别人片区里的这一户');

    await endZoneTeaching(leader);
    await leader.open('packages/zone/zones/zones');
    await leader.see(['.tag'], '王老师不包抓了');
    await leader.tap(['.button'], '交给另一位老师');
    await leader.tap(['choice-sheet', 'row', '.row'], '赵老师');
    await openHousehold(neighbour, head);
    await neighbour.see(['row'], '郭建军，户主');
    await teacher.open(`packages/zone/household/household?householdId=${householdId}`);
    await teacher.see(['problem'], '身份');
    stage.tell('王老师不包抓了，陈校长把片区交给赵老师；赵老师看得到，王老师看不到了');
  });
});
