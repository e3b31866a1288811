import type { ErrorCode } from '../../contract/errors';
import type { ClientCode } from '../services/answer';

export interface ErrorText {
  /** What happened. */
  readonly text: string;
  /** What to do next. */
  readonly next: string;
}

/** One text for each way in which something may go wrong: what happened, and what to do next. */
export const errors: Record<ErrorCode | ClientCode, ErrorText> = {
  offline: { text: '没有网络', next: '请到信号好的地方，再点“再试一次”。' },
  timeout: { text: '网络太慢，没等到回音', next: '请过一会儿再点“再试一次”，不会重复办理。' },
  kept: { text: '没有网络，已经记下，有网时自动送出', next: '您不用再点。' },

  'invalid-input': { text: '有的内容填得不对', next: '请看一看填的内容，改好再试。' },
  'too-large': { text: '内容太多，送不出去', next: '请删短一些，或者分几次办。' },
  'unknown-action': { text: '小程序版本太旧', next: '请关掉小程序，从微信里重新打开。' },
  'outdated-client': { text: '小程序版本太旧', next: '请关掉小程序，从微信里重新打开。' },
  'key-missing': { text: '没有办成', next: '请退出这一页，重新进来再试。' },
  'key-reused': { text: '没有办成', next: '请退出这一页，重新进来再试。' },
  'file-missing': { text: '没有收到文件', next: '请重新选一次文件。' },
  'file-unreadable': {
    text: '这个文件打不开',
    next: '请用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx），再选一次。',
  },
  'file-old-excel': {
    text: '这是老格式的表格（.xls）',
    next: '请用 Excel 或 WPS 打开，点“文件—另存为”，类型选“Excel 工作簿（.xlsx）”，再选一次。',
  },
  'file-locked': { text: '这个文件有密码', next: '请打开文件，去掉密码，保存后再选一次。' },
  'file-too-large': { text: '这个文件太大', next: '请只留名单那一张表，或者分成几个文件。' },
  'file-empty': { text: '文件里没有内容', next: '请看一看是不是选错了文件。' },
  'file-columns-missing': { text: '文件里缺少必要的列', next: '请补上缺的列，再选一次文件。' },
  'file-rows-faulty': { text: '文件里有几行填得不对', next: '请按下面说的改好，再选一次文件。' },
  'file-too-many-rows': { text: '文件里的行太多', next: '请分成几个文件，一个一个导入。' },
  'file-total-differs': { text: '文件里的合计，和批次对不上', next: '请和银行核对后，再选一次文件。' },
  'purpose-needed': { text: '要说为什么打开', next: '请选一个原因，家长会看到。' },
  'number-wrong': { text: '号码不对，可能写错了一位', next: '请对着户口本，一位一位再看一遍。' },
  'day-differs': { text: '和身份证号里的出生日期不一样', next: '要是身份证号写错了，请先改身份证号。' },
  'no-difference': { text: '和学校登记的一样', next: '不用改。' },
  'text-risky': { text: '有些文字，微信不允许', next: '请改一改文字，再保存。' },

  'not-bound': { text: '还不知道您是谁的家长', next: '请先扫老师给的二维码，绑定孩子。' },
  forbidden: { text: '这件事，您的身份办不了', next: '如果应该由您办，请找校长。' },
  'own-code': { text: '这是您自己生成的码', next: '自己的孩子，请让另一位老师生成码。' },
  'own-work': { text: '自己写的、自己做的，要请别人来审', next: '请找另一位同事办这一步。' },
  kin: { text: '这是您家孩子的事，要请别人来办', next: '请找另一位同事办这一步。' },
  'not-entitled': {
    text: '这件事要由孩子的妈妈或爸爸来定',
    next: '您可以请她（他）用自己的手机绑定孩子，再来办。绑定的码请找班主任要。',
  },
  'basis-missing': {
    text: '班主任还没有登记您的监护依据',
    next: '请把法院、村委会或民政部门给您的纸带给班主任看，登记好了就能办。',
  },
  'ask-class-teacher': { text: '这个孩子的绑定，现在要由班主任来办', next: '请找班主任要一个绑定码。' },
  barred: { text: '这个孩子不能由您绑定', next: '有疑问请打电话问学校。' },

  'not-found': { text: '没有找到', next: '可能已经撤下了。请回到首页再看看。' },
  'code-invalid': { text: '这个码不对', next: '请对着纸条，一个一个再看一遍。' },
  'code-expired': { text: '这个码过期了', next: '请找给您码的人，再要一个新的。' },
  'code-used': { text: '这个码已经用过了', next: '请找给您码的人，再要一个新的。' },
  'code-voided': { text: '这个码已经作废', next: '请找给您码的人，再要一个新的。' },
  'notice-withdrawn': { text: '学校撤回了这条通知', next: '您不用再办。有疑问请打电话问学校。' },

  'too-many-attempts': { text: '试的次数太多了', next: '请等一会儿再试，或者找老师要一个新的码。' },
  'already-bound': { text: '这个孩子，您已经绑定过了', next: '您不用再办，回到首页就能看到。' },
  'too-many-codes': { text: '您已经有两个没用的码', next: '请把其中一个给家里人用，或者作废一个再生成。' },
  'last-leader': { text: '学校不能一位领导都没有', next: '先邀请接任的人，或者请县教育局来办。' },
  'already-exists': { text: '已经有一个同名的了', next: '请换一个名字，或者直接用原来的。' },
  'already-asked': { text: '这一项已经提过了', next: '请等学校核对。写错了，可以撤回再提。' },
  'number-taken': { text: '这个号码登记在另一个学生名下', next: '请再看一遍号码。要是没写错，请打电话问学校。' },
  'wrong-state': { text: '这件事刚才已经往下走了', next: '请下拉刷新，看看现在的样子。' },
  'changed-meanwhile': { text: '刚才有别人改过', next: '请下拉刷新，看过新的内容再办。' },
  'bank-result-begun': {
    text: '这个批次的银行结果，已经录了一半',
    next: '请用同一个文件、同一天再录一次，没录完的会接着录。',
  },
  'totals-differ': { text: '人数或者合计对不上', next: '请刷新，核对人数和合计后再签。' },
  busy: { text: '办的人太多', next: '请等几秒钟，再试一次。' },
  'import-running': { text: '学校正在导入另一份名册，或者正在升级', next: '请等它办完，再导这一份。' },
  'reminded-recently': { text: '刚提醒过，家长会烦的', next: '十二小时提醒一次，请晚些再来。' },
  'donations-off': { text: '学校现在不接受捐赠', next: '要由校长先开通，并写明谁来接收。' },

  'apart-full': { text: '单独划的户太多了', next: '一所学校最多单独划 100 户，请把整个村划进片区。' },
  'household-full': { text: '这一户记的人或事太多了', next: '请先看一看有没有记重的。' },

  internal: { text: '我们这边出了问题', next: '请过一会儿再试。您填的内容还在。' },
};
