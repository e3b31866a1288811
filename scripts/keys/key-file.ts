import { createHash, randomBytes } from 'node:crypto';
import { constants, copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { keyNames, readKeys } from '../backup/keys';
import { DataError } from '../data/source';

/** The keys of a file, and what else stands there. */
interface KeyFile {
  readonly content: Readonly<Record<string, unknown>>;
  /** Where the keys stand: the file itself, or in a `secrets.json` its `environment`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Makes new keys beside the old ones. Answers where the file as it was is kept. @throws DataError when a rotation is under way */
export function rotate(file: string): string {
  if (readKeys(file).old)
    throw new DataError(
      `密钥文件 ${file} 里已经有旧密钥：上一次更换还没有做完，什么也没有改。\n` +
        '先看还剩多少：npm run keys -- --status …；剩 0 份时撤下旧密钥（--finish），才能再换。',
    );
  return change(file, (variables) => ({
    ...variables,
    ...Object.fromEntries(
      keyNames.flatMap((name) => [
        [name, randomBytes(32).toString('hex')],
        [`${name}_OLD`, variables[name]],
      ]),
    ),
  }));
}

/** Takes the old keys out; that nothing stands under them has been seen. The deployment is told by their fingerprints that they may go. */
export function finish(file: string): string {
  const { old } = readKeys(file);
  if (!old) throw new DataError(`密钥文件 ${file} 里没有旧密钥：没有在更换密钥，什么也没有改。`);
  return change(file, ({ FIELD_KEY_OLD, INDEX_KEY_OLD, RETIRED, ...variables }, isFlat) => {
    const before: readonly unknown[] = Array.isArray(RETIRED) ? RETIRED : [];
    const retired = [...before, ...keyNames.map((name) => retiredMark(old[name]))];
    return isFlat ? { ...variables, RETIRED: retired } : variables;
  });
}

/** As the deployment tells the value of a variable. */
function retiredMark(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}

/** The file as it was is kept under another name first; then the new one takes its place in one step. */
function change(
  file: string,
  toNext: (variables: KeyFile['variables'], isFlat: boolean) => Readonly<Record<string, unknown>>,
): string {
  const { content, variables } = read(file);
  const isFlat = content === variables;
  const next = toNext(variables, isFlat);
  const kept = freeName(file);
  copyFileSync(file, kept, constants.COPYFILE_EXCL);
  const draft = `${file}.part`;
  const text = JSON.stringify(isFlat ? next : { ...content, environment: next }, null, 2);
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return kept;
}

function read(file: string): KeyFile {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { environment } = content;
  const isNested = typeof environment === 'object' && environment !== null;
  return { content, variables: isNested ? (environment as Record<string, unknown>) : content };
}

function freeName(file: string): string {
  const day = new Date().toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const name = `${file}.${day}${count === 1 ? '' : `-${String(count)}`}`;
    if (!existsSync(name)) return name;
  }
}
