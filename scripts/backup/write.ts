import { contractVersion } from '../../contract/action';
import type { DataSource } from '../data/source';
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
import { fingerprint, signatureOf, type Keys } from './keys';

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
    keys: { FIELD_KEY: fingerprint(keys, 'FIELD_KEY'), INDEX_KEY: fingerprint(keys, 'INDEX_KEY') },
    stage: await source.stage(),
  };
  yield line(JSON.stringify(header));
  const paths = new Set<string>();
  for (const collection of await source.collections()) {
    let isEmpty = true;
    for await (const document of source.documents(collection)) {
      if (isEmpty) {
        sums.begin(collection);
        yield line(JSON.stringify({ collection } satisfies SectionStart));
        isEmpty = false;
      }
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
