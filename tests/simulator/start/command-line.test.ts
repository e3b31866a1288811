import { describe, expect, test } from '@jest/globals';
import { command, helpOf, readCommandLine } from '../../../simulator/command-line';
import { PlainError, plainMessage } from '../../../simulator/plain-error';

const copying = command({
  name: 'npm run copy',
  what: '抄一份。',
  options: {
    out: { value: 'FILE', text: '写到哪里' },
    'no-timer': { text: '不要触发器' },
  },
  notes: ['结束码：0'],
});
const reading = command({ ...copying, words: { name: 'PATH', text: '读哪些' } });

const read = (...argv: string[]) => readCommandLine(copying, argv, {});

describe('the options of a command', () => {
  test('what is given', () => {
    expect(read('--out', 'a', '--no-timer')).toEqual({ options: { out: 'a', 'no-timer': true }, words: [] });
    expect(read('--out=-a')?.options).toEqual({ out: '-a' });
    expect(readCommandLine(reading, ['x', 'y'], {})?.words).toEqual(['x', 'y']);
  });

  test.each([['--help'], ['-h']])('%s asks for help, whatever else stands there', (asked) => {
    expect(read(asked, '--nonsense')).toBeNull();
    const help = helpOf(copying);
    for (const part of ['用法：npm run copy -- [选项]', '抄一份。', '--out FILE', '写到哪里', '--help', '结束码：0'])
      expect(help).toContain(part);
  });

  test.each([
    [['--prot', '1'], /^没有 --prot 这个选项。可用的是 --out FILE、--no-timer、--help。/],
    [['--out'], /^--out 后面要写 FILE。/],
    [['--out', '--no-timer'], /^--out 后面要写 FILE。/],
    [['--no-timer=yes'], /^--no-timer 后面不用写“yes”。/],
    [['school'], /^看不懂“school”/],
  ])('one line for %j, which names what was not understood alone', (argv, line) => {
    expect(() => read(...argv)).toThrow(line);
    expect(() => read(...argv)).toThrow(/^[^\n]+用法见 npm run copy -- --help$/);
  });

  test('options that npm has taken for its own are given back with a hint', () => {
    const refused = () => readCommandLine(copying, ['a'], { npm_config_out: 'true', npm_config_timer: '' });
    expect(refused).toThrow(/请在前面加上 --：npm run copy -- --out FILE --no-timer$/);
    expect(() => readCommandLine(copying, [], { npm_config_yes: 'true' })).not.toThrow();
  });
});

test('files that are not there are plain, what only a programmer understands is not', () => {
  expect(plainMessage(new PlainError('请先部署。'))).toBe('请先部署。');
  expect(plainMessage(Object.assign(new Error(), { code: 'ENOENT', path: '/x' }))).toBe('/x 不在。');
  expect(plainMessage(new TypeError('undefined'))).toBeUndefined();
  expect(plainMessage(undefined)).toBeUndefined();
});
