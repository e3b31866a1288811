import { join } from 'node:path';
import { AccountData } from '../../../scripts/data/account';
import { readEnvironment } from '../../../scripts/environment';
import { databaseFile } from '../../../scripts/data/open';
import type { Document } from '../../../scripts/data/source';
import { readDatabase } from '../../../simulator/cloud/configuration';
import type { Cloud } from '../../../simulator/cloud/cloud';

const { envId } = readEnvironment(join(__dirname, '../../..'), 'local');

/** The names of all collections, as an account is asked for them. */
export const declared = [...readDatabase(databaseFile).collections.keys()];

/** An account that other people use: something happens before each of its answers. */
class LivingAccount extends AccountData {
  /** How many documents were put into it. */
  added = 0;

  constructor(
    place: ConstructorParameters<typeof AccountData>[0],
    private readonly meanwhile: (collection: string) => Promise<void>,
  ) {
    super(place);
  }

  override async page(collection: string, after: string): Promise<Document[]> {
    await this.meanwhile(collection);
    return super.page(collection, after);
  }

  override async byIds(collection: string, ids: readonly string[]): Promise<Document[]> {
    await this.meanwhile(collection);
    return super.byIds(collection, ids);
  }

  override async tip(chain: string): Promise<number> {
    await this.meanwhile('audit');
    return super.tip(chain);
  }

  override async add(collection: string, documents: readonly Document[]): Promise<void> {
    this.added += documents.length;
    await super.add(collection, documents);
  }
}

/** The local cloud as an account: the same wire protocol, a token in place of Tencent's signature. Ask the account that was made last. */
export function accountOf(
  cloud: Cloud,
  meanwhile: (collection: string) => Promise<void> = async () => undefined,
): LivingAccount {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.gatewayUrl }),
    WX_CONTEXT_KEYS: 'WX_API_TOKEN',
    WX_API_TOKEN: cloud.operatorToken(),
  });
  const credentials = { secretId: 'id', secretKey: 'key' };
  return new LivingAccount(
    { envId, region: 'ap-shanghai', bucket: `6c6f-${envId}-1250000000`, credentials },
    meanwhile,
  );
}
