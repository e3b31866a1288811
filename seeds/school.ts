import type { SimulatorClient } from '../simulator/client';
import { bindFamilies } from './school/bind';
import { allowPictures } from './school/consents';
import { correctEntries } from './school/correct';
import { pledgeGifts } from './school/donate';
import { publishNotices } from './school/publish';
import { payTerm } from './school/pay';
import { knowNeeds } from './school/needs';
import { shiftOffices } from './school/office';
import { divideZones } from './school/zones';
import { openSchool } from './school/open';

export const title = '示例学校：柳溪学校，12个班，480名学生';

interface Context {
  readonly bootstrapCode: string;
  readonly progress: (line: string) => void;
}

/** A fictional rural school in mid-term, made by its own people's taps alone. */
export async function seed(client: SimulatorClient, { bootstrapCode, progress }: Context): Promise<void> {
  progress('  学校、处室、班级、名册…');
  const school = await openSchool(client, bootstrapCode);
  progress('  包抓片区…');
  await divideZones(client, school);
  progress('  家长绑定孩子…');
  await bindFamilies(client, school);
  await allowPictures(client);
  progress('  困难认定…');
  await knowNeeds(client, school);
  progress('  更正…');
  await correctEntries(client);
  progress('  通知…');
  await publishNotices(client, school);
  progress('  发放批次…');
  await payTerm(client, school);
  progress('  人员变动、亲属申报…');
  await shiftOffices(client, school);
  progress('  捐赠意向…');
  await pledgeGifts(client, school);
}
