import { parseDocument } from '../../simulator/cloud/database/ejson';
import { DataError, type DataTarget } from '../data/source';
import {
  filesSection,
  formatName,
  formatVersion,
  LineSeal,
  SectionSums,
  type FileLine,
  type Header,
  type Manifest,
  type SectionStart,
} from './format';
import { fingerprintsOf, keyNames, pairsOf, signatureOf, type KeyPair, type Keys } from './keys';

/**
 * Reads a backup to its end: keys, each line, the sums, the total and the signature; puts it into a target, if there is one.
 * @throws DataError that names the first place at which it is not what was written
 */
export async function readBackup(
  lines: AsyncIterable<string>,
  keys: Keys,
  target: DataTarget | null,
): Promise<Manifest> {
  const reader = new BackupReader(keys, target);
  for await (const line of lines) await reader.take(line);
  return reader.finish();
}

class BackupReader {
  private readonly seal = new LineSeal();
  private readonly sums = new SectionSums();
  private lineNumber = 0;
  private signedWith: KeyPair | null = null;
  private manifest: Manifest | null = null;

  constructor(
    private readonly keys: Keys,
    private readonly target: DataTarget | null,
  ) {}

  async take(line: string): Promise<void> {
    this.lineNumber += 1;
    if (this.lineNumber === 1 && !/^[0-9a-f]{16} \{"format":/.test(line))
      throw new DataError('这不是备份文件：它的第一行不是 npm run backup 写的。什么也没有恢复。');
    const text = line.slice(17);
    if (this.manifest || line.slice(0, 17) !== `${this.seal.next(text)} `)
      throw this.fault('被改动过，或者它前面少了一行');
    if (this.lineNumber === 1) return this.begin(JSON.parse(text) as Header);
    const content = JSON.parse(text) as Partial<Manifest & FileLine> & Partial<Record<'collection' | 'files', unknown>>;
    if (this.isStart(content)) return this.beginSection(content);
    if (this.isEnd(content)) {
      this.manifest = content;
      return;
    }
    this.sums.add(text);
    await this.put(text);
  }

  /** @throws DataError when the end is missing, or sums and signature do not fit */
  finish(): Manifest {
    if (!this.manifest) throw new DataError(`备份不完整：${this.placeText()}之后断了。什么也没有恢复。`);
    const { sections, total } = this.sums.finish();
    const wanted = this.manifest;
    if (JSON.stringify(sections) !== JSON.stringify(wanted.sections) || total !== wanted.total)
      throw new DataError('备份的目录与内容对不上。什么也没有恢复。');
    if (!this.signedWith || wanted.signature !== signatureOf(this.signedWith, total))
      throw new DataError('备份的签名不对：它不是用这把密钥做出来的。什么也没有恢复。');
    return wanted;
  }

  private async begin(header: Header): Promise<void> {
    if (header.format !== formatName || header.formatVersion !== formatVersion)
      throw new DataError('这份备份是另一个版本的程序做的，这里不认识。什么也没有恢复。');
    const { old, ...present } = header.keys;
    const reason = old ? '这份备份是在更换密钥期间做的，要新旧两套密钥：' : '';
    this.signedWith = this.pairFor(present, reason);
    if (old) this.pairFor(old, reason);
    if (header.stage) await this.target?.stage(header.stage);
  }

  /** @throws DataError when the given keys are not these */
  private pairFor(wanted: KeyPair, reason: string): KeyPair {
    const given = pairsOf(this.keys).map((pair) => ({ pair, prints: fingerprintsOf(pair) }));
    const wrongIn = (prints: KeyPair) => keyNames.filter((name) => wanted[name] !== prints[name]);
    const found = given.find(({ prints }) => wrongIn(prints).length === 0);
    if (found) return found.pair;
    const wrong = wrongIn(given[0]?.prints ?? wanted);
    throw new DataError(`${reason}密钥 ${wrong.join('、')} 不是做这份备份时用的那把（指纹不同）。什么也没有恢复。`);
  }

  private isStart(content: object): content is SectionStart {
    const names = Object.keys(content).join();
    return names === 'collection' || (names === 'files' && this.sums.place?.name !== filesSection);
  }

  private isEnd(content: object): content is Manifest {
    return this.sums.place?.name === filesSection && 'signature' in content;
  }

  private async beginSection(start: SectionStart): Promise<void> {
    this.sums.begin('collection' in start ? start.collection : filesSection);
    if ('collection' in start) await this.target?.collection(start.collection);
  }

  private async put(text: string): Promise<void> {
    const section = this.sums.place?.name ?? '';
    if (section !== filesSection) {
      const document = parseDocument(text);
      await this.target?.document(section, document);
      return;
    }
    const { path, base64 } = JSON.parse(text) as FileLine;
    await this.target?.file({ path, content: Buffer.from(base64, 'base64') });
  }

  private fault(what: string): DataError {
    return new DataError(`备份的第 ${String(this.lineNumber)} 行（${this.placeText(1)}）${what}。什么也没有恢复。`);
  }

  private placeText(ahead = 0): string {
    const { place } = this.sums;
    if (!place) return '开头';
    const name = place.name === filesSection ? '文件' : `集合 ${place.name} `;
    return `${name}的第 ${String(place.count + ahead)} 行`;
  }
}
