import type { NavigationBar, PhoneScreen, TabBar } from '../messages';

/** Sizes of the drawn phone in CSS pixels: those of a common 6.1 inch phone. */
export const PHONE_WIDTH = 390;
export const PHONE_HEIGHT = 844;
const BEZEL = 13;
const MARGIN = 28;
const STATUS_BAR = 47;
const NAVIGATION_BAR = 44;
const TAB_BAR = 50;
const HOME_INDICATOR = 34;

const narrow = matchMedia('(max-width: 859px)');

/** In a narrow window (a real phone, a test) the drawn phone fills the window and the panel is a drawer. */
export const isNarrow = (): boolean => narrow.matches;

export function measureScreen(tabBar: boolean): PhoneScreen {
  return {
    width: isNarrow() ? innerWidth : PHONE_WIDTH,
    height: isNarrow() ? innerHeight : PHONE_HEIGHT,
    statusBarHeight: STATUS_BAR,
    navigationBarHeight: NAVIGATION_BAR,
    tabBarHeight: tabBar ? TAB_BAR : 0,
    safeAreaBottom: HOME_INDICATOR,
  };
}

/** Where the page area stands inside the screen. */
export function pageArea(bar: NavigationBar | null, tabBar: TabBar | null): { top: number; bottom: number } {
  const top = bar?.custom ? 0 : STATUS_BAR + NAVIGATION_BAR;
  if (!tabBar) return { top, bottom: 0 };
  if (tabBar.position === 'top') return { top: top + TAB_BAR, bottom: 0 };
  return { top, bottom: TAB_BAR + HOME_INDICATOR };
}

/** Scales the drawn phone down to the height of the window. */
export function keepInWindow(body: HTMLElement, place: HTMLElement): void {
  const fit = () => {
    // Whole pixels across: a fraction would leave a light hairline at the frame's edge.
    const width = PHONE_WIDTH + 2 * BEZEL;
    const scale = Math.min(1, Math.floor(((innerHeight - 2 * MARGIN) / (PHONE_HEIGHT + 2 * BEZEL)) * width) / width);
    body.style.transform = isNarrow() || scale === 1 ? '' : `scale(${scale})`;
    place.style.width = isNarrow() ? '' : `${(PHONE_WIDTH + 2 * BEZEL) * scale}px`;
    place.style.height = isNarrow() ? '' : `${(PHONE_HEIGHT + 2 * BEZEL) * scale}px`;
  };
  addEventListener('resize', fit);
  narrow.addEventListener('change', fit);
  fit();
}
