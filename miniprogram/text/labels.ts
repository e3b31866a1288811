import type { RowFaultCode } from '../../contract/action';
import type { ActionName } from '../../contract/index';
import type { NoticeLevel, NoticeState } from '../../contract/notice';
import type { Role } from '../../contract/roles';
import type { BankOutcome, BatchState, ReceiptAnswer } from '../../contract/subsidy';
import type { Programme, Relation, Stage } from '../../contract/vocabulary';

export const relations: Record<Relation, string> = {
  father: '爸爸',
  mother: '妈妈',
  grandparent: '爷爷奶奶、外公外婆',
  'other-kin': '别的亲戚',
  'lawful-guardian': '法定监护人',
  'entrusted-carer': '受委托照护人',
};

export const programmes: Record<Programme, string> = {
  'boarder-living': '寄宿生生活补助',
  'day-pupil-living': '非寄宿生生活补助',
  'urgent-aid': '临时救助',
};

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

export const rowFaults: Record<RowFaultCode, string> = {
  'cell-empty': '没有填',
  'cell-too-long': '字太多',
  'id-checksum': '身份证号不对，可能写错了一位',
  'id-repeated': '身份证号和别的行重复',
  'id-of-other-school': '这个孩子在另一所学校',
  'name-differs': '名字和台账里的不一样',
  'pupil-unknown': '台账里没有这个孩子',
  'class-unknown': '没有这个班',
  'amount-unreadable': '金额看不懂',
  'amount-differs': '金额和批次里的不一样',
  'amount-too-large': '金额太大',
  'card-tail-unreadable': '卡号后四位看不懂',
  'choice-unknown': '填的不是可选的内容',
  'line-repeated': '和别的行重复',
  'line-not-in-batch': '这一行不在批次里',
  'line-missing': '批次里有，文件里没有',
  'already-paid': '这个孩子这学期已经发过',
};

/** What the history shows for each action. */
export const actions: Record<ActionName, string> = {
  'home.open': '打开首页',
  'identity.me': '查看自己',
  'identity.claimBureau': '开通县教育局',
  'identity.createSchool': '登记学校',
  'identity.listSchools': '查看学校',
  'identity.createClass': '建立班级',
  'identity.inviteStaff': '邀请教职工',
  'identity.acceptInvitation': '接受邀请',
  'identity.saveZone': '划定包抓片区',
  'identity.issueBindingCode': '生成绑定码',
  'identity.previewBinding': '查看绑定码',
  'identity.bindChild': '绑定孩子',
  'ledger.listClasses': '查看班级',
  'ledger.listPupils': '查看学生',
  'ledger.checkRoster': '核对名册',
  'ledger.importRoster': '导入名册',
  'notice.saveDraft': '写通知',
  'notice.submit': '送审',
  'notice.review': '审核',
  'notice.withdraw': '撤回',
  'notice.listForStaff': '查看通知',
  'notice.getForStaff': '查看通知',
  'notice.listMine': '查看通知',
  'notice.getMine': '查看通知',
  'notice.markRead': '看过',
  'notice.acknowledge': '签收',
  'notice.progress': '查看签收进度',
  'notice.progressOfClass': '查看班级签收',
  'notice.remind': '提醒家长',
  'subsidy.checkPaymentList': '核对发放名单',
  'subsidy.createBatch': '建立批次',
  'subsidy.auditBatch': '审核',
  'subsidy.approveBatch': '批准',
  'subsidy.returnBatch': '退回',
  'subsidy.checkBankResult': '核对银行结果',
  'subsidy.recordBankResult': '录入银行结果',
  'subsidy.listBatches': '查看批次',
  'subsidy.getBatch': '查看批次',
  'subsidy.listLines': '查看明细',
  'subsidy.listMine': '查看补助',
  'subsidy.getMine': '查看补助',
  'subsidy.confirmReceipt': '回答到账',
};

/** The name of an action that the server names in a history; its code where this version does not know it. */
export function actionLabel(name: string): string {
  return (actions as Partial<Record<string, string>>)[name] ?? name;
}
