import { read, type Show } from './read';

/** What waits for the caller. */
export const openHome = (show: Show<'home.open'>) => read('home.open', {}, show);

/** What staff have to do today. */
export const listWork = (show: Show<'home.listWork'>) => read('home.listWork', {}, show);
