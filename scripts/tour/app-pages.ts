import { readFileSync } from 'node:fs';
import path from 'node:path';

interface AppFile {
  pages: readonly string[];
  subPackages?: readonly { root: string; pages: readonly string[] }[];
}

/** The paths of all pages that app.json names. */
export function appPages(miniprogramDir: string): string[] {
  const { pages, subPackages = [] } = JSON.parse(
    readFileSync(path.join(miniprogramDir, 'app.json'), 'utf8'),
  ) as AppFile;
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];
}

/** One line for each page that nobody visits, and for each visit to a page that is not there. */
export function tourGaps(pages: readonly string[], visited: readonly string[]): string[] {
  return [
    ...pages
      .filter((page) => !visited.includes(page))
      .map((page) => `没有人打开过 ${page}，请把它写进 scripts/tour/tour.ts`),
    ...visited.filter((page) => !pages.includes(page)).map((page) => `app.json 里没有 ${page}`),
  ];
}
