import type { Failure, Success } from '../../services/answer';
import { failed, type Screen } from '../../text/screen';
import { appended, lacks, pageSize, type Fetched } from './pager.model';

/** A page of the program that shows a list which the server hands out piece by piece. */
interface ListPage<Row> {
  fetched: Fetched<Row>;
  readonly data: Screen;
  setData(data: object): void;
}

interface List<Row, Data extends { readonly next: string | null }> {
  /** The piece that follows the cursor. */
  more(after: string): Promise<Success<Data> | Failure>;
  rowsOf(data: Data): readonly Row[];
  /** The view of what is fetched, at the page it is turned to. */
  view(): object;
  /** What is said when nothing can be fetched; as on every page where it is left out. */
  failed?: (failure: Failure, shown: Screen) => Screen;
}

/**
 * Turns the list to a page, from 0; what is not here yet is fetched first. Where that fails the page that is shown stays. A piece of a list that has
 * meanwhile been loaded anew, or has given way to another, is not shown.
 */
export async function turn<Row, Data extends { readonly next: string | null }>(
  shown: ListPage<Row>,
  page: number,
  list: List<Row, Data>,
): Promise<void> {
  const { fetched } = shown;
  const { rows, next } = fetched;
  if (page < 0 || (next === null && page * pageSize >= rows.length)) return;
  if (next !== null && lacks(fetched, page)) {
    shown.setData({ isTurning: true });
    const answer = await list.more(next);
    if (shown.fetched !== fetched) return;
    if (!answer.ok) {
      shown.setData({ ...(list.failed ?? failed)(answer, shown.data), isTurning: false });
      return;
    }
    shown.fetched = appended(fetched, list.rowsOf(answer.data), answer.data.next);
  }
  shown.fetched = { ...shown.fetched, page };
  shown.setData(list.view());
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
}
