import type { TabBar } from '../messages';
import { shell } from './link';
import type { Pages } from './pages';
import type { Program } from './program';

/** What stands around the page: navigation bar and tab bar, told to the shell whenever they change. */
export class Chrome {
  private readonly badges = new Map<number, string>();
  private readonly dots = new Set<number>();
  private tabBarHidden = false;
  private last = '';

  constructor(
    private readonly program: Program,
    private readonly pages: Pages,
  ) {
    pages.onChange = () => this.update();
  }

  setBadge(index: number, badge: string | null): void {
    if (badge === null || badge === '') this.badges.delete(index);
    else this.badges.set(index, badge.length > 4 ? '…' : badge);
    this.update();
  }

  setDot(index: number, shown: boolean): void {
    if (shown) this.dots.add(index);
    else this.dots.delete(index);
    this.update();
  }

  setTabBarHidden(hidden: boolean): void {
    this.tabBarHidden = hidden;
    this.update();
  }

  tabBar(): TabBar | null {
    const config = this.program.config.app.tabBar;
    const top = this.pages.top;
    const selected = config?.list.findIndex((each) => each.pagePath === top?.path) ?? -1;
    if (!config || selected < 0 || this.tabBarHidden) return null;
    const icon = (path: string | undefined): string => (path ? `/app/${path.replace(/^\//, '')}` : '');
    return {
      color: config.color,
      selectedColor: config.selectedColor,
      backgroundColor: config.backgroundColor,
      borderStyle: config.borderStyle ?? 'black',
      position: config.position ?? 'bottom',
      selected,
      items: config.list.map((each, index) => ({
        pagePath: each.pagePath,
        text: each.text,
        icon: icon(each.iconPath),
        selectedIcon: icon(each.selectedIconPath ?? each.iconPath),
        badge: this.badges.get(index) ?? '',
        dot: this.dots.has(index),
      })),
    };
  }

  /** Tells the shell, unless nothing has changed. */
  update(): void {
    const top = this.pages.top;
    if (!top) return;
    const bar = { ...top.bar };
    const tabBar = this.tabBar();
    const { path, query } = top;
    const now = JSON.stringify([bar, tabBar, path, query, this.pages.stack.length]);
    if (now === this.last) return;
    this.last = now;
    document.title = bar.title;
    shell.post({ type: 'navigationBar', bar });
    shell.post({ type: 'tabBar', bar: tabBar });
    shell.post({ type: 'route', path, query, depth: this.pages.stack.length });
  }
}
