import type { HandlersOf } from '../platform/serve';
import { approveBatch } from '../subsidy/actions/approve-batch';
import { auditBatch } from '../subsidy/actions/audit-batch';
import { checkBankResult } from '../subsidy/actions/check-bank-result';
import { checkPaymentList } from '../subsidy/actions/check-payment-list';
import { confirmReceipt } from '../subsidy/actions/confirm-receipt';
import { createBatch } from '../subsidy/actions/create-batch';
import { getBatch } from '../subsidy/actions/get-batch';
import { getMine } from '../subsidy/actions/get-mine';
import { listBatches } from '../subsidy/actions/list-batches';
import { listLines } from '../subsidy/actions/list-lines';
import { listMine } from '../subsidy/actions/list-mine';
import { recordBankResult } from '../subsidy/actions/record-bank-result';
import { returnBatch } from '../subsidy/actions/return-batch';
import { batches } from '../subsidy/batch.store';
import { disbursements } from '../subsidy/disbursement.store';
import { pupilReader } from '../subsidy/pupil.reader';

const stores = { batches, disbursements, pupils: pupilReader };

export const subsidyHandlers: HandlersOf<'subsidy'> = {
  'subsidy.checkPaymentList': checkPaymentList(stores),
  'subsidy.createBatch': createBatch(stores),
  'subsidy.auditBatch': auditBatch(stores),
  'subsidy.approveBatch': approveBatch(stores),
  'subsidy.returnBatch': returnBatch(batches),
  'subsidy.checkBankResult': checkBankResult(stores),
  'subsidy.recordBankResult': recordBankResult(stores),
  'subsidy.listBatches': listBatches(batches),
  'subsidy.getBatch': getBatch(stores),
  'subsidy.listLines': listLines(stores),
  'subsidy.listMine': listMine(stores),
  'subsidy.getMine': getMine(stores),
  'subsidy.confirmReceipt': confirmReceipt(disbursements),
};
