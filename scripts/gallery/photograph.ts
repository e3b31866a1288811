import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { School } from '../tour/school';
import { personas, type PersonaName } from '../tour/personas';
import { stopsOf, type Stop } from '../tour/tour';
import type { Look } from '../tour/tour-phone';
import { TourPhone } from '../tour/tour-phone';

/** The same phone in the hands of one who reads usual letters, and of one who needs large ones. */
export const looks = {
  usual: { width: 390, height: 844, fontScale: 1 },
  large: { width: 390, height: 844, fontScale: 1.4 },
} satisfies Record<string, Look>;

export type LookName = keyof typeof looks;

export interface Shot {
  title: string;
  file: string;
}

/** All that one person sees in one size of letters. */
export interface Album {
  person: PersonaName;
  openid: string;
  look: LookName;
  shots: Shot[];
  faults: string[];
}

/** Opens every page as each of these people who comes there, and writes a picture of it in each look. */
export async function photograph(
  school: School,
  people: readonly PersonaName[],
  folder: string,
  say: (line: string) => void,
): Promise<Album[]> {
  const albums: Album[] = [];
  for (const person of people) {
    albums.push(...(await albumsOf(school, person, folder)));
    say(`${person}：${String(stopsOf(person).length)} 处`);
  }
  return albums;
}

async function albumsOf(school: School, person: PersonaName, folder: string): Promise<Album[]> {
  const { openid } = personas[person];
  const albums = (Object.keys(looks) as LookName[]).map((look): Album => ({
    person,
    openid,
    look,
    shots: [],
    faults: [],
  }));
  const phone = await TourPhone.open(school, openid);
  for (const [at, stop] of stopsOf(person).entries()) {
    await phone.follow(stop, openid);
    for (const album of albums) {
      const file = path.join(folder, album.look, openid, fileNameOf(at, stop));
      mkdirSync(path.dirname(file), { recursive: true });
      await phone.look(looks[album.look]);
      await phone.shoot(file);
      album.shots.push({ title: stop.title, file });
    }
    const { errors } = await phone.takeFaults();
    albums[0]?.faults.push(...errors.map((error) => `${person}，${stop.title}：${error}`));
  }
  await phone.close();
  return albums;
}

const fileNameOf = (at: number, { title }: Stop): string =>
  `${String(at + 1).padStart(2, '0')}-${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`;
