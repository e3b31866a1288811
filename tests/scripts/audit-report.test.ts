import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { report } from '../../scripts/audit/report';

let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const empty = { chains: 0, entries: 0, faults: [], tail: new Map<string, number>() };

test('where nothing was sealed yet, nothing is claimed to be proven', () => {
  expect(report({ ...empty, tail: new Map([['people', 3]]) })).toBe(0);
  expect(said.join('\n')).toContain('还没有封存任何事件');
  expect(said.join('\n')).toContain('约一小时后再查');
  expect(said.join('\n')).toContain('people 3');
  expect(said.join('\n')).not.toContain('对得上');
});

test('a chain that holds is proven, one that does not ends with 1', () => {
  expect(report({ ...empty, chains: 1, entries: 4 })).toBe(0);
  expect(said[0]).toBe('审计链 1 条，共 4 环。全部对得上。');
  expect(() => report({ ...empty, faults: ['x'] })).toThrow(expect.objectContaining({ exitCode: 1 }));
});
