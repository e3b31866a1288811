import { expect, test } from '@jest/globals';
import { findOutsideTokens } from '../../lint/markup/wxss-rules';
import { appFiles, readApp } from './markup';

test('colours and sizes of type come from the tokens', () => {
  const findings = appFiles('.wxss')
    .filter((file) => file !== 'styles/tokens.wxss')
    .flatMap((file) => findOutsideTokens(readApp(file)).map(({ line, text }) => `${file} line ${line}: ${text}`));
  expect(findings).toEqual([]);
});

test.each([
  'color: #fff',
  'box-shadow: 0 0 2px rgba(0, 0, 0, 0.1)',
  'background: white',
  'font-size: 28rpx',
  'font: 14px/1 serif',
])('%s is found', (declaration) => expect(findOutsideTokens(`.a { ${declaration}; }`)).toHaveLength(1));

test.each([
  'color: var(--ink)',
  'font-size: var(--text-body)',
  'padding: 8rpx',
  'color: transparent',
  'white-space: nowrap',
])('%s is fine', (declaration) => expect(findOutsideTokens(`.a { ${declaration}; }`)).toEqual([]));
