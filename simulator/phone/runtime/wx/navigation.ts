import type { Chrome } from '../chrome';
import type { Pages } from '../pages';
import type { Options } from './api';
import { api, ApiError, requireText, text } from './api';

/** Moving between pages, and the bars around them. */
export function navigationApis(pages: Pages, chrome: Chrome): Record<string, unknown> {
  const setBar = (change: (bar: NonNullable<Pages['top']>['bar'], options: Options) => void) => (options: Options) => {
    const top = pages.top;
    if (!top) throw new ApiError('page not found');
    change(top.bar, options);
    chrome.update();
  };
  return {
    navigateTo: api('navigateTo', (options) => {
      const events = (options['events'] ?? {}) as Record<string, (...args: unknown[]) => void>;
      return pages.navigateTo(requireText(options, 'url'), events);
    }),
    redirectTo: api('redirectTo', (options) => pages.redirectTo(requireText(options, 'url'))),
    reLaunch: api('reLaunch', (options) => pages.reLaunch(requireText(options, 'url'))),
    switchTab: api('switchTab', (options) => pages.switchTab(requireText(options, 'url'))),
    navigateBack: api('navigateBack', (options) => pages.navigateBack(Number(options['delta'] ?? 1))),
    setNavigationBarTitle: api(
      'setNavigationBarTitle',
      setBar((bar, options) => {
        bar.title = requireText(options, 'title');
      }),
    ),
    setNavigationBarColor: api(
      'setNavigationBarColor',
      setBar((bar, options) => {
        bar.backgroundColor = requireText(options, 'backgroundColor');
        bar.textStyle = requireText(options, 'frontColor').toLowerCase() === '#ffffff' ? 'white' : 'black';
      }),
    ),
    showNavigationBarLoading: api(
      'showNavigationBarLoading',
      setBar((bar) => {
        bar.loading = true;
      }),
    ),
    hideNavigationBarLoading: api(
      'hideNavigationBarLoading',
      setBar((bar) => {
        bar.loading = false;
      }),
    ),
    hideHomeButton: api(
      'hideHomeButton',
      setBar((bar) => {
        bar.home = false;
      }),
    ),
    ...tabBarApis(chrome),
    ...scrollApis(pages),
  };
}

function tabBarApis(chrome: Chrome): Record<string, unknown> {
  const index = (options: Options): number => Number(options['index']);
  return {
    setTabBarBadge: api('setTabBarBadge', (options) => chrome.setBadge(index(options), text(options['text']))),
    removeTabBarBadge: api('removeTabBarBadge', (options) => chrome.setBadge(index(options), null)),
    showTabBarRedDot: api('showTabBarRedDot', (options) => chrome.setDot(index(options), true)),
    hideTabBarRedDot: api('hideTabBarRedDot', (options) => chrome.setDot(index(options), false)),
    showTabBar: api('showTabBar', () => chrome.setTabBarHidden(false)),
    hideTabBar: api('hideTabBar', () => chrome.setTabBarHidden(true)),
  };
}

function scrollApis(pages: Pages): Record<string, unknown> {
  return {
    pageScrollTo: api('pageScrollTo', (options) => {
      const page = pages.top;
      if (!page) throw new ApiError('page not found');
      const selector = text(options['selector']);
      const target =
        selector === '' ? null : page.instance._$.getShadowRoot?.()?.querySelector(selector)?.getBackendElement();
      const offset = target
        ? target.getBoundingClientRect().top + page.box.scrollTop + Number(options['offsetTop'] ?? 0)
        : 0;
      page.scrollTo(target ? offset : Number(options['scrollTop'] ?? 0), Number(options['duration'] ?? 300));
    }),
    startPullDownRefresh: api('startPullDownRefresh', () => pages.top?.pullDown.start()),
    stopPullDownRefresh: api('stopPullDownRefresh', () => pages.top?.pullDown.stop()),
  };
}
