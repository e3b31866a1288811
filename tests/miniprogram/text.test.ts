import { describe, expect, test } from '@jest/globals';
import { codeInScan, formatCode, isWholeCode } from '../../miniprogram/text/code';
import {
  chinaDay,
  dateText,
  dayText,
  daysUntil,
  dueText,
  instantText,
  sinceText,
  termText,
} from '../../miniprogram/text/dates';
import { toFen, yuan, yuanText } from '../../miniprogram/text/money';
import { toProblem } from '../../miniprogram/text/problem';
import { failed, loading, ready } from '../../miniprogram/text/screen';

describe('dates', () => {
  const now = new Date('2026-03-05T15:30:00Z');

  test('a day and an instant are those of China', () => {
    expect(dayText('2026-03-05')).toBe('3月5日（星期四）');
    expect(dateText('2027-03-05')).toBe('2027年3月5日');
    expect(dayText('2026-03-05T16:30:00Z')).toBe('3月6日（星期五）');
    expect(chinaDay(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });

  test.each([
    ['2026-03-05T06:05:00Z', '3月5日（星期四）下午2:05'],
    ['2026-03-05T04:00:00Z', '3月5日（星期四）中午12:00'],
    ['2026-03-04T17:09:00Z', '3月5日（星期四）凌晨1:09'],
    ['2026-03-05T01:00:00Z', '3月5日（星期四）上午9:00'],
    ['2026-03-05T13:45:00Z', '3月5日（星期四）晚上9:45'],
  ])('%s is %s', (instant, text) => expect(instantText(instant)).toBe(text));

  test.each([
    ['2026-03-05', '今天截止'],
    ['2026-03-06', '明天截止'],
    ['2026-03-09', '3月9日（星期一）前'],
    ['2026-03-04', '已过3月4日（星期三）'],
  ])('due on %s: %s', (day, text) => expect(dueText(day, now)).toBe(text));

  test('after midnight in China it is the next day', () => {
    expect(daysUntil('2026-03-06', new Date('2026-03-05T15:59:59Z'))).toBe(1);
    expect(daysUntil('2026-03-06', new Date('2026-03-05T16:00:00Z'))).toBe(0);
  });

  test('how long it waits counts days of China', () => {
    expect(sinceText('2026-03-05T01:00:00Z', now)).toBe('今天来的');
    expect(sinceText('2026-03-04T15:59:00Z', now)).toBe('等了 1 天');
  });

  test('terms', () => {
    expect(termText('2026-autumn')).toBe('2026年秋季学期');
    expect(termText('2027-spring')).toBe('2027年春季学期');
  });
});

describe('money', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [62500, '625.00'],
    [123456789, '1,234,567.89'],
    [100000000, '1,000,000.00'],
  ])('%d fen is %s', (fen, text) => expect(yuan(fen)).toBe(text));

  test('with its unit', () => expect(yuanText(62500)).toBe('625.00 元'));

  test.each([
    ['500', 50000],
    [' 1,234.5 元', 123450],
    ['５００', 50000],
    ['0.05', 5],
    ['1，234．56', 123456],
    ['312。5', 31250],
    ['10000000', 1_000_000_000],
  ])('%s is %d fen', (typed, fen) => expect(toFen(typed)).toBe(fen));

  test.each(['', '五百', '1.234', '-5', '312,5', '1,23', ',500', '10000000.01', '1e3', '99999999999'])(
    '%s is no amount',
    (typed) => expect(toFen(typed)).toBeUndefined(),
  );
});

describe('codes', () => {
  test('stand as on the slip', () => {
    expect(formatCode('abcd2345')).toBe('ABCD-2345');
    expect(formatCode(' ab cd-23 ')).toBe('ABCD-23');
    expect(formatCode('O0I1L')).toBe('');
    expect(isWholeCode('ABCD-2345')).toBe(true);
    expect(isWholeCode('ABCD-234')).toBe(false);
  });

  test.each([
    [{ path: 'pages/bind/bind?scene=ABCD2345' }, 'ABCD-2345'],
    [{ path: 'pages/bind/bind?scene=ABCD%2D2345' }, 'ABCD-2345'],
    [{ path: '', result: 'abcd-2345' }, 'ABCD-2345'],
    [{ result: 'https://example.com/?scene=ABCD-2345' }, 'ABCD-2345'],
    [{ result: '6901234567892' }, ''],
    [{ path: 'pages/bind/bind?scene=%E0%A4%A' }, ''],
    [{}, ''],
  ])('a scan of %j finds %s', (scan, code) => expect(codeInScan(scan)).toBe(code));
});

describe('problems', () => {
  test('say what happened, what to do, and who can', () => {
    const problem = toProblem({ ok: false, code: 'own-work', detail: { who: ['罗建国', '石秀英'] } });
    expect(problem).toMatchObject({ code: 'own-work', mayRetry: false, lines: ['可以找：罗建国、石秀英'] });
    expect(problem.text).not.toBe('');
    expect(problem.next).not.toBe('');
  });

  test('name each faulty row, at most twenty', () => {
    const rows = Array.from({ length: 23 }, (_, i) => ({ line: i + 2, column: '姓名', fault: 'cell-empty' as const }));
    const { lines } = toProblem({ ok: false, code: 'file-rows-faulty', detail: { rows } });
    expect(lines[0]).toBe('第 2 行“姓名”：没有填');
    expect(lines).toHaveLength(21);
    expect(lines[20]).toBe('还有 3 行');
  });

  test('say by how much sums differ', () => {
    const { lines } = toProblem({ ok: false, code: 'totals-differ', detail: { expectedFen: 100, foundFen: 250 } });
    expect(lines).toEqual(['应该是 1.00 元', '现在是 2.50 元']);
  });

  test('of a newer server read like ours', () => {
    expect(toProblem({ ok: false, code: 'not-yet-invented' }).code).toBe('internal');
    expect(toProblem({ ok: false, code: 'toString' }).code).toBe('internal');
  });
});

describe('what a page shows after a failure', () => {
  test('its content stays while the server cannot be asked', () => {
    expect(failed({ ok: false, code: 'offline' }, ready)).toMatchObject({ phase: 'ready', problem: null });
    expect(failed({ ok: false, code: 'offline' }, ready).stale).toContain('没有网络');
  });

  test('only the refusal once the server has refused, or when there is nothing to show', () => {
    expect(failed({ ok: false, code: 'notice-withdrawn' }, ready).phase).toBe('problem');
    expect(failed({ ok: false, code: 'offline' }, loading).problem?.mayRetry).toBe(true);
  });
});
