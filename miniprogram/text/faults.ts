import type { RowFaultCode } from '../../contract/action';

/** What to do about a faulty row of a file. What is wrong stands in labels. */
export const rowFaultSteps: Record<RowFaultCode, string> = {
  'cell-empty': '请补上这一格。',
  'cell-too-long': '请写短一些。',
  'id-checksum': '请对着户口本，把 18 位一个一个核对。',
  'id-repeated': '请看是不是同一个孩子写了两次，留一行就行。',
  'id-of-other-school': '请先和那所学校核对，孩子现在在哪里上学。',
  'name-differs': '请对着户口本核对名字，改成一样的。',
  'pupil-unknown': '请先把孩子导入花名册，再来发放。',
  'class-unknown': '请改成“班级和学生”里的班名，没有这个班就先新建。',
  'amount-unreadable': '请只写数字，例如 625 或 625.50。',
  'amount-differs': '请核对这一笔。没付成的重新发，金额要和原来一样。',
  'amount-too-large': '请核对是不是多写了几个零。',
  'card-tail-unreadable': '请写银行卡号的最后 4 位数字。',
  'choice-unknown': '请改成认得的写法，例如“是”“否”，或者“成功”“失败”“处理中”。',
  'line-repeated': '请删掉多出来的一行。',
  'line-not-in-batch': '请看是不是拿错了文件，这一行不是这一批的。',
  'line-missing': '请让银行补上这个孩子的结果。',
  'already-paid': '请删掉这一行。临时救助要再发一次的，加一列“第几次”，写 2。',
  'bank-unsure': '请先问银行，录入结果以后再说。说不清的时候不能再发。',
  'in-other-batch': '请删掉这一行，或者先退回那个批次。临时救助要再发一次的，写明“第几次”。',
  'part-wrong': '请写 1、2、3。前一次还没有的，不能跳过。生活补助一学期只有一次。',
  'result-final': '付了的、没付成的不能再改，请和银行核对这一笔。',
};
