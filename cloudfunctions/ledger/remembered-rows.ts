/** So many rows stay in memory between counting and checking them. */
const most = 25_000;

/** What was gone through once is not read again, unless it is too much for the memory. */
export function remembered<Row>(read: () => Iterable<Row>): () => Iterable<Row> {
  let kept: readonly Row[] | null = null;
  function* first(): Generator<Row, void> {
    const rows: Row[] = [];
    for (const row of read()) {
      if (rows.length <= most) rows.push(row);
      yield row;
    }
    if (rows.length <= most) kept = rows;
  }
  return () => kept ?? first();
}
