const MOST = 40;
const LONGEST = 20;

/** The villages that somebody typed: one a line, or with commas between them. */
export function villagesOf(typed: string): string[] {
  const names = typed.split(/[\n,，、;；]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Why this cannot be saved; empty when it can. */
export function faultOf(form: { name: string; teacherName: string; villages: string }): string {
  const villages = villagesOf(form.villages);
  if (form.name.trim() === '') return '请写片区的名字，例如“东片”。';
  if (form.teacherName.trim() === '') return '请写包抓教师的姓名。';
  if (villages.length === 0) return '请写片区里有哪些村。';
  if (villages.length > MOST) return `一个片区最多 ${MOST} 个村，请分成两个片区。`;
  const long = villages.find((name) => name.length > LONGEST);
  return long === undefined ? '' : `“${long}”太长了，村名最多 ${LONGEST} 个字，一行写一个。`;
}
