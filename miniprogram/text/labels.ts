import type { RowFaultCode } from '../../contract/action';
import type { GiftKind, PledgeEvent, PledgeState } from '../../contract/donation';
import type { ChangeEvent, ChangeState, NeedCategory, NeedEvidence } from '../../contract/need';
import type { NoticeEvent, NoticeLevel, NoticeState } from '../../contract/notice';
import type { Role } from '../../contract/roles';
import type { DoubtReason } from '../../contract/roster';
import type { BankOutcome, ReceiptAnswer } from '../../contract/disbursement';
import type { BatchEvent, BatchState } from '../../contract/subsidy';
import type { Programme, Relation, Stage } from '../../contract/vocabulary';

export const relations: Record<Relation, string> = {
  father: '爸爸',
  mother: '妈妈',
  grandparent: '爷爷奶奶',
  'other-kin': '别的亲戚',
  'lawful-guardian': '法定监护人',
  'entrusted-carer': '受委托照护人',
  institution: '福利机构',
};

/** Beside the relations that need explaining. */
export const relationNotes: Record<Relation, string> = {
  father: '',
  mother: '',
  grandparent: '外公外婆选这个',
  'other-kin': '叔伯、姑姨、哥姐',
  'lawful-guardian': '法院、村委会指定的',
  'entrusted-carer': '父母写了委托书',
  institution: '福利院的老师',
};

export const programmes: Record<Programme, string> = {
  'boarder-living': '寄宿生生活补助',
  'day-pupil-living': '非寄宿生生活补助',
  'urgent-aid': '临时救助',
};

/** The programme of a payment, and which one of the term it is when there was one before. */
export function programmeText({ programme, part }: { programme: Programme; part: number }): string {
  return part > 1 ? `${programmes[programme]}（第${part}次）` : programmes[programme];
}

export const stages: Record<Stage, string> = { primary: '小学', junior: '初中' };

export const roles: Record<Role, string> = {
  guardian: '家长',
  classTeacher: '班主任',
  zoneTeacher: '包抓教师',
  moralEducation: '政教处',
  academicAffairs: '教导处',
  generalAffairs: '总务处',
  finance: '财务室',
  mealsCommittee: '膳食委员会',
  leader: '学校领导',
  bureau: '县教育局',
  donor: '捐赠人',
};

export const noticeStates: Record<NoticeState, string> = {
  draft: '草稿',
  submitted: '等审核',
  published: '已发布',
  withdrawn: '已撤回',
};

export const noticeLevels: Record<NoticeLevel, string> = { read: '看过就行', acknowledge: '要签收' };

export const batchStates: Record<BatchState, string> = {
  importing: '正在录入',
  draft: '等审核',
  audited: '等批准',
  approved: '已批准，等银行结果',
  reconciled: '已对账',
  returned: '退回了',
};

export const bankOutcomes: Record<BankOutcome, string> = {
  pending: '银行还没回话',
  paid: '银行已付',
  failed: '银行没付成',
  unknown: '银行说不清',
};

/** What a family answers, on its button and wherever the answer is shown. */
export const answers: Record<ReceiptAnswer, string> = {
  received: '钱收到了',
  'not-received': '还没收到',
  'wrong-amount': '数目不对',
  unsure: '不知道，请帮我查',
};

export const doubtReasons: Record<DoubtReason, string> = {
  unwritten: '名字里有没写出来的字',
  namesake: '台账里有同名的孩子，要是同一个，请在这一行填台账里的学籍号',
};

export const rowFaults: Record<RowFaultCode, string> = {
  'cell-empty': '没有填',
  'cell-too-long': '字太多',
  'id-checksum': '身份证号不对，可能写错了一位',
  'cell-number': '这一格里不该有号码',
  'id-scientific': '身份证号被表格改坏了，后几位丢了',
  'pupil-repeated': '和前面的行同名同生日，分不清是不是一个人',
  'pupil-unclear': '台账里有同名的孩子，分不清是不是一个人',
  'pupil-gone': '台账里记着这个孩子已经不在校',
  'number-missing': '身份证号、学籍号、出生日期一样都没有',
  'enrolment-form': '学籍号不对',
  'enrolment-differs': '学籍号和身份证号不是同一个人',
  'enrolment-repeated': '学籍号和前面的行重复',
  'day-unreadable': '看不出是哪一天',
  'day-differs': '出生日期和身份证号里的不一样',
  'id-repeated': '身份证号和别的行重复',
  'id-of-other-school': '这个孩子在另一所学校的台账里',
  'id-corrected': '这个号码已经更正成别的号码',
  'name-differs': '名字和台账里的不一样',
  'pupil-unknown': '台账里没有这个孩子',
  'class-unknown': '没有这个班',
  'amount-unreadable': '金额看不懂',
  'amount-differs': '金额和批准的不一样',
  'amount-too-large': '金额太大',
  'card-tail-unreadable': '卡号后四位看不懂',
  'choice-unknown': '填的不是可选的内容',
  'line-repeated': '和别的行重复',
  'line-not-in-batch': '这一行不在批次里',
  'line-missing': '批次里有，文件里没有',
  'already-paid': '这个孩子这学期已经发过',
  'bank-unsure': '银行还没说清这个孩子的钱到没到',
  'in-other-batch': '这个孩子已经在别的批次里',
  'not-boarder': '台账里这个孩子不是寄宿生',
  'not-day-pupil': '台账里这个孩子是寄宿生',
  'other-programme': '这学期已经在另一项生活补助里',
  'part-wrong': '第几次填得不对',
  'result-final': '银行以前给过结果，和这次的不一样',
};

/** What the history of a notice shows. */
export const noticeEvents: Record<NoticeEvent, string> = {
  draft: '写了草稿',
  submit: '送审',
  takeBack: '取回',
  publish: '审核通过，发布',
  return: '退回修改',
  withdraw: '撤回',
  remind: '提醒家长',
};

/** What the history of a batch shows. */
export const batchEvents: Record<BatchEvent, string> = {
  create: '建立批次',
  audit: '审核',
  approve: '批准',
  return: '退回',
  abandon: '没有录完，作废',
  reconcile: '录入银行结果',
  settle: '补录银行结果',
};

export const giftKinds: Record<GiftKind, string> = { money: '捐钱', goods: '捐物', service: '出力' };

export const pledgeStates: Record<PledgeState, string> = {
  stated: '等学校答复',
  accepted: '学校接受了',
  declined: '学校谢绝了',
  cancelled: '捐赠人撤回了',
};

/** What the history of a pledge shows. */
export const pledgeEvents: Record<PledgeEvent, string> = {
  state: '写下意向',
  accept: '接受',
  decline: '谢绝',
  cancel: '撤回意向',
};

/** 困难类别, by their official names. */
export const needCategories: Record<NeedCategory, string> = {
  'lifted-poverty': '脱贫户（原建档立卡）',
  'unstable-lifted': '脱贫不稳定户',
  marginal: '边缘易致贫户',
  'sudden-hardship': '突发严重困难户',
  'subsistence-allowance': '低保',
  'extreme-poverty': '特困供养',
  orphan: '孤儿、事实无人抚养',
  disability: '残疾',
  other: '其他困难',
};

/** What the school has seen. */
export const evidenceKinds: Record<NeedEvidence['kind'], string> = {
  certificate: '证件',
  'government-list': '政府名单里有',
  'home-visit': '家访看到',
  'written-promise': '家长书面承诺',
};

export const changeStates: Record<ChangeState, string> = {
  submitted: '等核实',
  verified: '核实了，等批准',
  applied: '已生效',
  refused: '没有通过',
  withdrawn: '撤回了',
};

/** What the history of a change shows. */
export const changeEvents: Record<ChangeEvent, string> = {
  request: '提出',
  verify: '核实',
  apply: '批准',
  refuse: '不同意',
  withdraw: '撤回',
};

/** A correction that a family asks for, as staff and family read its state. */
export const correctionStates: Record<ChangeState, string> = {
  submitted: '等学校核对',
  verified: '班主任核对过，等学校改',
  applied: '改好了',
  refused: '学校没有改',
  withdrawn: '撤回了',
};

export const correctionEvents: Record<ChangeEvent, string> = {
  request: '提出',
  verify: '核对无误',
  apply: '改过来了',
  refuse: '不改',
  withdraw: '撤回',
};

/** A label for a value that may be newer than this version; the value itself where it is. */
export function labelOf<K extends string>(labels: Record<K, string>, value: string): string {
  return (labels as Partial<Record<string, string>>)[value] ?? value;
}
