import { contractVersion } from '../../contract/action';
import { DataError, type DataSource, type Document } from '../data/source';
import {
  canonicalEjson,
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
import { storedPaths } from './stored-paths';
import { fingerprintsOf, keyIdsOf, pairsOf, signatureOf, type Keys } from './keys';

/** The lines of a backup, without their ends; an empty collection is as none. The generator's result is the last line's content. */
export async function* linesOf(source: DataSource, keys: Keys, madeAt: string): AsyncGenerator<string, Manifest> {
  const seal = new LineSeal();
  const sums = new SectionSums();
  const line = (text: string) => `${seal.next(text)} ${text}`;
  const header: Header = {
    format: formatName,
    formatVersion,
    contractVersion,
    madeAt,
    keys: { ...fingerprintsOf(keys), ...(keys.old ? { old: fingerprintsOf(keys.old) } : {}) },
    stage: await source.stage(),
  };
  yield line(JSON.stringify(header));
  const paths = new Set<string>();
  const keyIds = new Set(pairsOf(keys).map(keyIdsOf));
  for (const collection of await source.collections()) {
    let isEmpty = true;
    for await (const document of source.documents(collection)) {
      if (isEmpty) {
        sums.begin(collection);
        yield line(JSON.stringify({ collection } satisfies SectionStart));
        isEmpty = false;
      }
      refuseForeign(collection, document, keyIds);
      for (const path of storedPaths(document)) paths.add(path);
      const text = canonicalEjson(document);
      sums.add(text);
      yield line(text);
    }
  }
  sums.begin(filesSection);
  yield line(JSON.stringify({ files: true } satisfies SectionStart));
  for await (const { path, content } of source.files([...paths].sort())) {
    const text = JSON.stringify({ path, base64: Buffer.from(content).toString('base64') } satisfies FileLine);
    sums.add(text);
    yield line(text);
  }
  const counted = sums.finish();
  const manifest: Manifest = { ...counted, signature: signatureOf(keys, counted.total) };
  yield line(JSON.stringify(manifest));
  return manifest;
}

/** A backup that names other keys than its documents rest on could be restored and not be read. */
function refuseForeign(collection: string, { keyIds }: Document, known: ReadonlySet<string>): void {
  if (typeof keyIds !== 'string' || keyIds === '' || known.has(keyIds)) return;
  throw new DataError(
    `集合 ${collection} 里有文档在这个密钥文件里没有的密钥下。请用正在用的密钥文件（更换密钥期间，它里面有新旧两套）。没有写备份。`,
  );
}
