import type { Failure } from '../services/answer';
import { toProblem, type Problem } from './problem';

/** What every page that loads something has in its data. */
export interface Screen {
  readonly phase: 'loading' | 'ready' | 'problem';
  readonly problem: Problem | null;
  /** Says that what is shown is what the phone remembers; empty when it is fresh. */
  readonly stale: string;
}

export const loading: Screen = { phase: 'loading', problem: null, stale: '' };
export const ready: Screen = { phase: 'ready', problem: null, stale: '' };

/** What is shown stays while the server cannot be asked; once the server has refused, only its refusal is shown. */
export function failed(failure: Failure, shown: Screen): Screen {
  const problem = toProblem(failure);
  if (shown.phase !== 'ready' || !problem.mayRetry) return { phase: 'problem', problem, stale: '' };
  const stale = failure.code === 'offline' ? '没有网络，这是上次看到的内容' : '没有拿到新的内容，这是上次看到的';
  return { phase: 'ready', problem: null, stale };
}
