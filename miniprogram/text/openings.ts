import type { OpeningPurpose } from '../../contract/opening';

/** Why an entry was opened, as families and those who open it read it. */
export const purposes: Record<OpeningPurpose, string> = {
  class: '班主任日常工作',
  'verify-need': '核实困难情况',
  'verify-correction': '核对要更正的内容',
  register: '核对登记的信息',
  contact: '和家里联系',
  aid: '办补助',
  visit: '家访',
  other: '其他',
};
