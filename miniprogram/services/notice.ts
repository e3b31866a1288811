import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { sendOrKeep } from './offline-queue';
import { read, type Show } from './read';

export const saveDraft = (input: Input<'notice.saveDraft'>) => write('notice.saveDraft', input);
export const submitNotice = (input: Input<'notice.submit'>) => write('notice.submit', input);
export const takeBackNotice = (input: Input<'notice.takeBack'>) => write('notice.takeBack', input);
export const reviewNotice = (input: Input<'notice.review'>) => write('notice.review', input);
export const withdrawNotice = (input: Input<'notice.withdraw'>) => write('notice.withdraw', input);
export const listForStaff = (input: Input<'notice.listForStaff'>, show: Show<'notice.listForStaff'>) =>
  read('notice.listForStaff', input, show);
export const moreForStaff = (input: Input<'notice.listForStaff'>) => ask('notice.listForStaff', input);
export const getForStaff = (input: Input<'notice.getForStaff'>, show: Show<'notice.getForStaff'>) =>
  read('notice.getForStaff', input, show);
export const getProgress = (input: Input<'notice.progress'>, show: Show<'notice.progress'>) =>
  read('notice.progress', input, show);
export const getProgressOfClass = (input: Input<'notice.progressOfClass'>, show: Show<'notice.progressOfClass'>) =>
  read('notice.progressOfClass', input, show);
export const remind = (input: Input<'notice.remind'>) => write('notice.remind', input);

export const listMyNotices = (show: Show<'notice.listMine'>) => read('notice.listMine', {}, show);
export const moreOfMyNotices = (input: Input<'notice.listMine'>) => ask('notice.listMine', input);
export const getMyNotice = (input: Input<'notice.getMine'>, show: Show<'notice.getMine'>) =>
  read('notice.getMine', input, show);
export const markRead = (input: Input<'notice.markRead'>) => sendOrKeep('notice.markRead', input);
export const acknowledge = (input: Input<'notice.acknowledge'>) => sendOrKeep('notice.acknowledge', input);
