import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { sendOrKeep } from './offline-queue';
import { read, type Show } from './read';

export const checkPaymentList = (input: Input<'subsidy.checkPaymentList'>) => ask('subsidy.checkPaymentList', input);
export const createBatch = (input: Input<'subsidy.createBatch'>) => write('subsidy.createBatch', input);
export const auditBatch = (input: Input<'subsidy.auditBatch'>) => write('subsidy.auditBatch', input);
export const approveBatch = (input: Input<'subsidy.approveBatch'>) => write('subsidy.approveBatch', input);
export const returnBatch = (input: Input<'subsidy.returnBatch'>) => write('subsidy.returnBatch', input);
export const checkBankResult = (input: Input<'subsidy.checkBankResult'>) => ask('subsidy.checkBankResult', input);
export const recordBankResult = (input: Input<'subsidy.recordBankResult'>) => write('subsidy.recordBankResult', input);
export const listBatches = (input: Input<'subsidy.listBatches'>, show: Show<'subsidy.listBatches'>) =>
  read('subsidy.listBatches', input, show);
export const moreBatches = (input: Input<'subsidy.listBatches'>) => ask('subsidy.listBatches', input);
export const getBatch = (input: Input<'subsidy.getBatch'>, show: Show<'subsidy.getBatch'>) =>
  read('subsidy.getBatch', input, show);
export const listLines = (input: Input<'subsidy.listLines'>, show: Show<'subsidy.listLines'>) =>
  read('subsidy.listLines', input, show);
export const moreLines = (input: Input<'subsidy.listLines'>) => ask('subsidy.listLines', input);

export const listMyDisbursements = (show: Show<'subsidy.listMine'>) => read('subsidy.listMine', {}, show);
export const moreOfMyDisbursements = (input: Input<'subsidy.listMine'>) => ask('subsidy.listMine', input);
export const getMyDisbursement = (input: Input<'subsidy.getMine'>, show: Show<'subsidy.getMine'>) =>
  read('subsidy.getMine', input, show);
export const confirmReceipt = (input: Input<'subsidy.confirmReceipt'>) => sendOrKeep('subsidy.confirmReceipt', input);
