import type { Stage } from '../../contract/vocabulary';
import { pick, stream } from '../support/random';

export interface SeedClass {
  readonly name: string;
  readonly grade: number;
  readonly stage: Stage;
}

export interface SeedPupil {
  readonly name: string;
  readonly idNumber: string;
  readonly className: string;
  readonly stage: Stage;
  readonly village: string;
  readonly head: string;
  readonly boarder: boolean;
}

const gradeNames = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 一至六年级各一个班，七至九年级各两个班。 */
export const classes: readonly SeedClass[] = gradeNames.flatMap((word, at) => {
  const grade = at + 1;
  const stage: Stage = grade <= 6 ? 'primary' : 'junior';
  const names = grade <= 6 ? [`${word}年级`] : [`${word}年级1班`, `${word}年级2班`];
  return names.map((name) => ({ name, grade, stage }));
});

export const villages = [
  '柳溪村',
  '上坪村',
  '下坪村',
  '石门村',
  '槐树湾村',
  '双河村',
  '高粱坡村',
  '白杨村',
  '南沟村',
] as const;

const surnames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '周',
  '吴',
  '徐',
  '马',
  '朱',
  '胡',
  '郭',
  '何',
  '罗',
  '宋',
  '谢',
  '唐',
  '韩',
] as const;
const firsts = [
  '子',
  '梓',
  '雨',
  '佳',
  '俊',
  '思',
  '嘉',
  '文',
  '小',
  '宇',
  '欣',
  '明',
  '晓',
  '志',
  '春',
  '玉',
  '海',
  '天',
  '若',
  '一',
] as const;
const seconds = [
  '涵',
  '轩',
  '琪',
  '豪',
  '怡',
  '杰',
  '婷',
  '阳',
  '萱',
  '鹏',
  '颖',
  '博',
  '芳',
  '峰',
  '琳',
  '强',
  '悦',
  '龙',
  '静',
  '辰',
] as const;
const elders = [
  '国强',
  '建军',
  '秀英',
  '桂兰',
  '德福',
  '永贵',
  '满仓',
  '玉珍',
  '长顺',
  '有才',
  '兰英',
  '大山',
] as const;

export const pupilsPerClass = 40;

/** 虚构的行政区划代码：全国没有 99 开头的。 */
const region = '990101';

/** About 480 pupils, the same in every run. Siblings share a household. */
export function makePupils(): SeedPupil[] {
  const random = stream(20260901);
  const used = new Set<string>();
  const pupils = classes.flatMap((schoolClass, at) =>
    Array.from({ length: pupilsPerClass }, (_, place): SeedPupil => {
      const sibling = at > 0 && place < 3;
      const household = sibling ? place : at * pupilsPerClass + place;
      const family = stream(7 * household + 3);
      const surname = pick(family, surnames);
      return {
        name: freshName(random, surname, used),
        idNumber: idNumberOf(schoolClass.grade, at * pupilsPerClass + place),
        className: schoolClass.name,
        stage: schoolClass.stage,
        village: pick(family, villages),
        head: `${surname}${pick(family, elders)}`,
        boarder: random() < (schoolClass.stage === 'junior' ? 0.7 : 0.25),
      };
    }),
  );
  return pupils;
}

function freshName(random: () => number, surname: string, used: Set<string>): string {
  for (;;) {
    const name = `${surname}${pick(random, firsts)}${random() < 0.85 ? pick(random, seconds) : ''}`;
    if (!used.has(name)) {
      used.add(name);
      return name;
    }
  }
}

/** GB 11643-1999: region, birthday, sequence, check character. */
function idNumberOf(grade: number, sequence: number): string {
  const year = 2026 - 6 - grade;
  const month = String((sequence % 12) + 1).padStart(2, '0');
  const date = String((sequence % 28) + 1).padStart(2, '0');
  const body = `${region}${String(year)}${month}${date}${String(sequence).padStart(3, '0')}`;
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}
