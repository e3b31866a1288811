import type { BasisKind } from '../../contract/family';

/** 监护依据: what the school has seen. */
export const basisKinds: Record<BasisKind, string> = {
  court: '法院的判决或指定',
  appointed: '村委会或民政部门指定',
  'by-law': '父母去世或没有能力，依法由他监护',
  agreement: '监护协议或遗嘱',
  entrustment: '委托照护告知书',
};
