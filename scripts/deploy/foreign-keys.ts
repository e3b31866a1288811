import { DeployFailure } from './failure';
import { DATA_KEYS, OLD_KEYS, type Keys } from './keys';
import { fingerprint, type CloudFunction } from './state';

/**
 * Neither do keys give way to others that were not made for them (`npm run keys -- --rotate`), nor do the old ones go before nothing stands under them
 * (`--finish`).
 * @throws DeployFailure that says which file to take
 */
export function refuseForeignKeys(
  file: string,
  keys: Keys,
  functions: readonly CloudFunction[],
  documents: number,
): void {
  for (const { environment } of functions) {
    for (const [at, name] of DATA_KEYS.entries()) {
      const allowed = [keys[name], keys[OLD_KEYS[at] ?? name]].flatMap((value) => (value ? [fingerprint(value)] : []));
      const known = environment[name];
      if (known !== undefined && !allowed.includes(known))
        throw new DeployFailure(
          `密钥文件 ${file} 与云端正在用的密钥不同，换上它已有的 ${documents} 条数据就读不出来：请换回原来的密钥文件。`,
        );
      const old = environment[OLD_KEYS[at] ?? name];
      if (old !== undefined && !allowed.includes(old) && !keys.RETIRED?.includes(old))
        throw new DeployFailure(
          `云端还留着旧密钥，密钥文件 ${file} 里却没有它，也没有撤下的记录：撤早了，有的数据就读不出来。` +
            '请换回另存的密钥文件，剩 0 份时用 npm run keys -- --finish 撤下。',
        );
    }
  }
}
