import type { Relation } from '../../contract/vocabulary';

/** Guardians who stand in "who am I"; the pupils are named by class and place in the class's list. */
export interface SeedGuardian {
  readonly openid: string;
  readonly title: string;
  readonly children: readonly { readonly className: string; readonly place: number; readonly relation: Relation }[];
}

/** The children of the county's home go to the upper ten classes. */
const homeClasses = [
  '三年级',
  '四年级',
  '五年级',
  '六年级',
  '七年级1班',
  '七年级2班',
  '八年级1班',
  '八年级2班',
  '九年级1班',
  '九年级2班',
];

/** The first three of each class from the second on are brothers and sisters of the first class's first three. */
export const guardians: readonly SeedGuardian[] = [
  {
    openid: 'oSeedFamily01',
    title: '奶奶，三个孙子女',
    children: [
      { className: '一年级', place: 0, relation: 'grandparent' },
      { className: '四年级', place: 0, relation: 'grandparent' },
      { className: '七年级1班', place: 0, relation: 'grandparent' },
    ],
  },
  {
    openid: 'oSeedFamily02',
    title: '在外打工的妈妈',
    children: [
      { className: '一年级', place: 0, relation: 'mother' },
      { className: '四年级', place: 0, relation: 'mother' },
      { className: '七年级1班', place: 0, relation: 'mother' },
    ],
  },
  {
    openid: 'oSeedFamily03',
    title: '爸爸，孩子在七年级',
    children: [{ className: '七年级1班', place: 4, relation: 'father' }],
  },
  {
    openid: 'oSeedFamily04',
    title: '受委托照护的姨妈',
    children: [{ className: '八年级2班', place: 5, relation: 'entrusted-carer' }],
  },
  {
    openid: 'oSeedFamily05',
    title: '福利院老师，三十个孩子',
    children: homeClasses.flatMap((className) =>
      [33, 34, 35].map((place) => ({ className, place, relation: 'institution' as const })),
    ),
  },
  {
    openid: 'oSeedTeacher01',
    title: '王老师，也是三年级孩子的妈妈',
    children: [{ className: '三年级', place: 6, relation: 'mother' }],
  },
];

/** Besides them, so many families of each class have bound their child. */
export const boundPerClass = 12;
