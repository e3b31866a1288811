import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const guides = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((file) => (/\.md$/.test(file) ? [`docs/${file}`] : [])),
];

test.each(guides)('%s keeps keys and backups outside the repository', (guide) => {
  const places = [...read(guide).matchAll(/--(?:keys|out|from) (\S+?)(?=[`\s]|$)/gm)].map(([, place = '']) => place);
  const inside = places.filter((place) => !/^(~\/|\.data\/|FILE$|\p{Script=Han})/u.test(place));
  expect(inside).toEqual([]);
});

test('what lands in the repository nevertheless is not committed', () => {
  const ignored = read('.gitignore').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['*.keys', '*.keys.json', '*.backup', 'private.*.key']));
});

/** Without code, and without the short English that stands beside in italics. */
const proseOf = (text: string) =>
  text
    .replace(/```[\s\S]*?```/g, '')
    .replace(/^\*[^*][\s\S]*?\*$/gm, '')
    .split('\n')
    .filter((line) => /[A-Za-z]{3}/.test(line) && !/^\s{4,}/.test(line));

test.each(['docs/operate.md', 'docs/real-account.md', 'docs/deploy.md'])(
  '%s speaks Chinese to those who use it',
  (guide) => {
    const foreign = proseOf(read(guide)).filter((line) => !/\p{Script=Han}/u.test(line));
    expect(foreign).toEqual([]);
  },
);
