import { loadCaller } from '../identity/person.store';
import { serve, type Handlers } from '../platform/serve';
import { donationHandlers } from './donation';
import { openHome } from './home';
import { identityHandlers } from './identity';
import { ledgerHandlers } from './ledger';
import { noticeHandlers } from './notice';
import { subsidyHandlers } from './subsidy';
import { listWork } from './work';

const handlers: Handlers = {
  'home.open': openHome,
  'home.listWork': listWork,
  ...identityHandlers,
  ...ledgerHandlers,
  ...noticeHandlers,
  ...subsidyHandlers,
  ...donationHandlers,
};

/** The function `api`: every action of the contract. */
export const main = serve(handlers, loadCaller);
