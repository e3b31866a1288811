import type { RecentAnswer } from '../platform/act';

/** Whether this import has entered the pupil itself, or written over it, in an attempt that was stopped. */
export function isWrittenBy(
  { actor, key }: { readonly actor: { readonly id: string }; readonly key: string },
  { recent }: { readonly recent: readonly RecentAnswer[] },
): 'entered' | 'changed' | null {
  const at = recent.findIndex((answer) => answer.key === key && answer.actor === actor.id);
  if (at < 0) return null;
  return at === 0 ? 'entered' : 'changed';
}
