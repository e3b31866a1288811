interface Persona {
  openid: string;
  /** Sees the pages as one who is asked, as guardians and donors are: few nodes, one main action. */
  isGuardian: boolean;
}

const guardian = (openid: string): Persona => ({ openid, isGuardian: true });
const staff = (openid: string): Persona => ({ openid, isGuardian: false });

/** The people of the seeded school who walk through the program. */
export const personas = {
  'grandmother of three': guardian('oSeedFamily01'),
  'mother who has answered': guardian('oSeedParent092'),
  carer: guardian('oSeedFamily04'),
  'home of thirty': guardian('oSeedFamily05'),
  stranger: guardian('oSeedNobody'),
  'former colleague': guardian('oSeedFormer01'),
  'teacher who is a mother': staff('oSeedTeacher01'),
  'class teacher': staff('oSeedTeacher04'),
  'teacher who sees a paper': staff('oSeedTeacher10'),
  政教处: staff('oSeedMoral01'),
  教导处: staff('oSeedAcademic01'),
  会计: staff('oSeedFinance01'),
  出纳: staff('oSeedFinance02'),
  leader: staff('oSeedLeader01'),
  bureau: staff('oSeedBureau01'),
  donor: guardian('oSeedDonor01'),
} satisfies Record<string, Persona>;

export type PersonaName = keyof typeof personas;
