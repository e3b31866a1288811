/** What refers to others or tells that they are complete is read before them. */
const first = ['chains', 'audit', 'batches', 'imports'];
/** What others rest on is read after them; codes at the very end. */
const last = ['households', 'classes', 'schools', 'codes'];

/**
 * The order in which a living account is read: against the order in which the actions write. What was written last is read first, so that a copy which
 * holds the end of an action holds its beginning too: a batch or an import that says "complete" with all its lines, a pupil with household and class, a
 * person who was bound with the code marked as used, whatever is written meanwhile.
 */
export function readingOrder(collections: readonly string[]): string[] {
  const middle = collections.filter((name) => !first.includes(name) && !last.includes(name)).sort();
  const among = (names: readonly string[]) => names.filter((name) => collections.includes(name));
  return [...among(first), ...middle, ...among(last)];
}
