import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pageSize, type Fetched } from '../../miniprogram/components/pager/pager.model';
import { turn } from '../../miniprogram/components/pager/turn';
import type { Failure, Success } from '../../miniprogram/services/answer';
import { ready } from '../../miniprogram/text/screen';

type Piece = Success<{ rows: readonly number[]; next: string | null }> | Failure;

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

/** A page whose list holds two pages' rows, of which the first is here. */
class Shown {
  fetched: Fetched<number> = { rows: numbers(0, pageSize), next: 'second', page: 0 };
  data = ready;
  readonly said: object[] = [];
  asked: string[] = [];

  constructor(private readonly answer: () => Piece) {}

  setData(data: object): void {
    this.said.push(data);
  }

  turnTo(page: number): Promise<void> {
    return turn(this, page, {
      more: (after): Promise<Piece> => {
        this.asked.push(after);
        return Promise.resolve(this.answer());
      },
      rowsOf: ({ rows }) => rows,
      view: () => ({ page: this.fetched.page, isTurning: false }),
    });
  }
}

const second = (): Piece => ({ ok: true, data: { rows: numbers(pageSize, 3), next: null } });

describe('turning the pages of a list', () => {
  const global = globalThis as { wx?: unknown };
  let tops: number[];
  beforeEach(() => {
    tops = [];
    global.wx = { pageScrollTo: ({ scrollTop }: { scrollTop: number }) => tops.push(scrollTop) };
  });
  afterEach(() => {
    delete global.wx;
  });

  test('fetches what is not here, once, and begins at its top', async () => {
    const shown = new Shown(second);
    await shown.turnTo(1);
    await shown.turnTo(0);
    await shown.turnTo(1);
    expect(shown.asked).toEqual(['second']);
    expect(shown.fetched).toEqual({ rows: numbers(0, pageSize + 3), next: null, page: 1 });
    expect(shown.said[0]).toEqual({ isTurning: true });
    expect(shown.said.at(-1)).toEqual({ page: 1, isTurning: false });
    expect(tops).toEqual([0, 0, 0]);
  });

  test('stays where it is, and says so, when nothing can be fetched', async () => {
    const shown = new Shown(() => ({ ok: false, code: 'offline' }));
    await shown.turnTo(1);
    expect(shown.fetched.page).toBe(0);
    expect(shown.said.at(-1)).toMatchObject({
      phase: 'ready',
      isTurning: false,
      stale: '没有网络，这是上次看到的内容',
    });
    expect(tops).toEqual([]);
  });

  test('a piece of a list that another has followed is not shown', async () => {
    const another: Fetched<number> = { rows: [7], next: null, page: 0 };
    const shown = new Shown(() => {
      shown.fetched = another;
      return second();
    });
    await shown.turnTo(1);
    expect(shown.fetched).toBe(another);
    expect(shown.said).toEqual([{ isTurning: true }]);
  });

  test('there is nothing before the first page, nor after the last', async () => {
    const shown = new Shown(second);
    await shown.turnTo(1);
    const before = shown.said.length;
    await shown.turnTo(2);
    await shown.turnTo(-1);
    expect(shown.said).toHaveLength(before);
    expect(shown.fetched.page).toBe(1);
  });
});
