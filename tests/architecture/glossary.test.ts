import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../../contract/roles';

const root = join(__dirname, '../..');
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const words = rows.map(([, word = '']) => word);

/** `batch.store.ts` holds batches: its noun is a word of the glossary. */
const stores = readdirSync(join(root, 'cloudfunctions'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.store.ts'))
  .map((file) =>
    file
      .replace(/^.*[\\/]/, '')
      .replace('.store.ts', '')
      .replaceAll('-', ' '),
  );

/** Kept under the name of the part rather than of the thing. */
const otherwise: Partial<Record<string, string>> = { people: 'person', audit: 'audit log', chains: 'chain' };

function singular(collection: string): string {
  return collection
    .replace(/ies$/, 'y')
    .replace(/(ss|ch)es$/, '$1')
    .replace(/(?<!s)s$/, '');
}

describe('the glossary', () => {
  test('has each word once, in both languages, with its meaning', () => {
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    expect(rows.filter(([, word, chinese, meaning]) => !word || !chinese || !meaning)).toEqual([]);
  });

  test.each(stores)('knows what the store of “%s” holds', (noun) => expect(words).toContain(noun));

  const { collections } = JSON.parse(readFileSync(join(root, 'cloudfunctions/database.json'), 'utf8')) as {
    collections: Record<string, unknown>;
  };
  test.each(Object.keys(collections))('knows the collection %s', (collection) =>
    expect(words).toContain(otherwise[collection] ?? singular(collection)),
  );

  test.each(roles)('says who the role %s is', (role) => expect(glossary).toContain(`role \`${role}\``));
});
