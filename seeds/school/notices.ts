import type { NoticeLevel } from '../../contract/notice';

export interface SeedNotice {
  readonly title: string;
  readonly body: string;
  readonly level: NoticeLevel;
  /** Days from now until it is due; null when it is not. */
  readonly dueInDays: number | null;
}

/** 依据：财政部、教育部 2024 年春季起调整寄宿生生活补助基础标准；义务教育法第四十四条。 */
export const livingSubsidy: SeedNotice = {
  title: '寄宿生生活补助：标准和发放时间',
  body: `各位家长：

在学校住宿、家里有困难的学生，国家发生活补助。从2024年春季起，国家基础标准是：
小学生每学期625元，初中生每学期750元。
没有住宿、属于四类困难家庭的学生，按一半发：小学每学期312.5元，初中每学期375元。

钱直接打到孩子的社保卡（一卡通）里，不发现金，也不经过老师的手。
到账以后，您会收到一条消息，请点开看一看，告诉学校钱收到了没有。

要是您觉得孩子应该有却没有，请给班主任打电话，随时都可以申请。`,
  level: 'acknowledge',
  dueInDays: 7,
};

/** 依据：农村义务教育学生营养改善计划，2021 年秋季起每生每天 5 元；四部门规定不得以现金发放。 */
export const mealSubsidy: SeedNotice = {
  title: '营养餐每天5元，吃到孩子嘴里，不发现金',
  body: `各位家长：

国家给每个孩子每个上学日5元营养膳食补助。这笔钱只能用来给孩子做饭，不发现金，也不能挪作别用。

每周的菜单贴在食堂门口。欢迎您到学校和孩子一起吃一顿饭，看看饭菜好不好。
您有意见，请告诉膳食委员会的罗师傅。`,
  level: 'read',
  dueInDays: null,
};

/** 依据：义务教育法第二条、第二十五条、第四十四条。 */
export const freeBooks: SeedNotice = {
  title: '课本免费，学杂费免收',
  body: `各位家长：

义务教育阶段不收学费、杂费，国家规定的课本免费发给每个孩子，不用申请。

学校和老师不得向您收取课本费，不得推销教辅资料。如果有人向您收，请打学校电话，或者打县教育局的电话。`,
  level: 'acknowledge',
  dueInDays: 10,
};

/** 依据：义务教育法第十一条、第五十八条；未成年人保护法第二十八条。 */
export const stayInSchool: SeedNotice = {
  title: '孩子请假请先告诉班主任',
  body: `各位家长：

孩子生病或家里有事，请当天早上告诉班主任。
三天没有来、又没有请假的，班主任会上门看望。有什么难处，请说出来，我们一起想办法。`,
  level: 'read',
  dueInDays: null,
};

export const winterSafety: SeedNotice = {
  title: '冬季取暖安全提醒',
  body: `各位家长：

天冷了，家里烧煤取暖的，睡前请检查烟筒，窗户留一条缝，防止煤气中毒。
孩子上学放学走大路，不要在河面上玩。`,
  level: 'acknowledge',
  dueInDays: 5,
};
