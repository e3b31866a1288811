import { describe, expect, test } from '@jest/globals';
import { parseWxml } from '../../lint/markup/wxml';
import { wxmlRules, type Unit } from '../../lint/markup/wxml-rules';
import { appFiles, drawnIcons, judgeWxml, readApp, unitOf } from './markup';

const icons = drawnIcons();

test('every page and component keeps the subset', () => {
  const findings = appFiles('.wxml').flatMap((file) => judgeWxml(unitOf(file, icons)).map((line) => `${file} ${line}`));
  expect(findings).toEqual([]);
});

test('style isolation is set in JSON, where every runtime reads it', () => {
  const scripts = appFiles('.ts').filter((file) => /\b(styleIsolation|addGlobalClass)\b/.test(readApp(file)));
  expect(scripts).toEqual([]);
});

/** Pages that cannot show anything, and show no way out. The pages of the tab bar have it below. */
function deadEnds(files: readonly string[], read: (file: string) => string): string[] {
  const { tabBar } = JSON.parse(readApp('app.json')) as { tabBar: { list: { pagePath: string }[] } };
  const tabs = tabBar.list.map(({ pagePath }) => `${pagePath}.wxml`);
  return files.filter((file) => {
    const [whole = ''] = /<problem wx:(?:el)?if="\{\{phase === 'problem'[^>]*>/.exec(read(file)) ?? [];
    return whole !== '' && !tabs.includes(file) && !/ is-page | action-text=/.test(whole);
  });
}

test('a page that is refused shows the way out', () => {
  expect(deadEnds(appFiles('.wxml'), readApp)).toEqual([]);
  const planted = `<problem wx:elif="{{phase === 'problem'}}" problem="{{problem}}" bind:retry="onRetry" />`;
  expect(deadEnds(['pages/none/none.wxml'], () => planted)).toEqual(['pages/none/none.wxml']);
});

describe('the rules bite', () => {
  const clean = `
    <view bind:tap="onOpen" aria-role="button" aria-label="打开"><image src="a.png" aria-hidden="true" /></view>
    <van-button icon="success" bind:click="onOpen">好</van-button>
    <block wx:for="{{ list }}" wx:key="id">{{ item.name }}</block>`;
  const planted: Record<string, string> = {
    'closed-tags': '<view><text>是</view>',
    'event-with-colon': '<button bindtap="onOpen">好</button>',
    'event-handler-is-a-method': '<button bind:tap="onClose">好</button>',
    'no-literal-newline': '<text>一\\n二</text>',
    'list-has-key': '<view wx:for="{{ list }}">是</view>',
    'component-is-declared': '<notice-card />',
    'tappable-speaks': '<view bind:tap="onOpen"><image src="a.png" aria-hidden="true" /></view>',
    'button-speaks': '<van-button bind:click="onOpen" />',
    'image-speaks': '<image src="a.png" />',
    'icon-is-drawn': '<van-button icon="no-such-icon">好</van-button>',
    'colour-from-token': '<view style="color: #fff">是</view>',
  };
  const unit = (source: string): Unit => ({
    wxml: parseWxml(source),
    script: 'onOpen() {}',
    components: new Set(['van-button']),
    icons,
  });
  const fired = (source: string) => Object.keys(wxmlRules).filter((name) => wxmlRules[name]?.(unit(source)).length);

  test('clean markup passes', () => expect(fired(clean)).toEqual([]));

  test.each(Object.keys(wxmlRules))('%s', (name) => expect(fired(planted[name] ?? '')).toEqual([name]));

  test('a computed handler is refused', () => {
    expect(fired('<button bind:tap="{{ m.open }}">好</button>')).toEqual(['event-handler-is-a-method']);
  });
});
