import type { MiniProgram, Stage } from './stage';

type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>;
interface Input {
  input(value: string): Promise<void>;
}

/** Component tags to go through from the page, outermost first, then the selector: `['row']`. */
export type Path = readonly string[];

/** One person's hand on the own phone, by miniprogram-automator alone: selectors stay within one component, as on DevTools. */
export class Hand {
  private constructor(
    private readonly stage: Stage,
    readonly person: string,
    private readonly program: MiniProgram,
  ) {}

  static async of(stage: Stage, person: string): Promise<Hand> {
    return new Hand(stage, person, await stage.as(person));
  }

  async page(): Promise<Page> {
    const page = await this.program.currentPage();
    if (!page) throw new Error(`${this.person}: no page`);
    return page;
  }

  async open(url: string): Promise<void> {
    await this.program.callWxMethod('reLaunch', { url: `/${url}` });
    await this.arrive(url.split('?')[0] ?? url);
  }

  /** Goes back to the first screen and reads it anew. */
  async home(): Promise<void> {
    await this.open('pages/home/home');
  }

  async arrive(path: string): Promise<void> {
    await this.stage.until(async () => (await this.page()).path === path, `${this.person} to come to ${path}`);
  }

  /** The page's path and query. */
  async where(): Promise<[path: string, query: Record<string, string>]> {
    const { path, query } = await this.page();
    return [path, query as Record<string, string>];
  }

  /** Taps the first of these elements whose text holds `text`. */
  async tap(path: Path, text: string): Promise<void> {
    const found = await this.find(path, text);
    await found.tap();
  }

  /** Taps one of several that say the same, from 0 on. */
  async tapNth(path: Path, place: number): Promise<void> {
    await (await this.at(path, place)).tap();
  }

  async type(path: Path, text: string, place = 0): Promise<void> {
    const found = await this.at(path, place);
    await (found as unknown as Input).input(text);
  }

  /** Waits until one of these elements says `text`. */
  async see(path: Path, text: string): Promise<void> {
    await this.find(path, text);
  }

  /** Picks from a picker, as a finger would. */
  async pick(path: Path, value: string): Promise<void> {
    const found = await this.at(path, 0);
    await found.trigger('change', { value });
  }

  async texts(path: Path): Promise<string[]> {
    return Promise.all((await this.all(path)).map((element) => element.text()));
  }

  private async at(path: Path, place: number): Promise<Element> {
    const found = await this.stage.until(
      async () => (await this.all(path))[place],
      `${this.person} to see ${path.join(' ')}`,
    );
    if (!found) throw new Error(`no ${path.join(' ')}`);
    return found;
  }

  private async find(path: Path, text: string): Promise<Element> {
    const look = async (): Promise<Element | undefined> => {
      for (const element of await this.all(path)) {
        const shown = await element.text().catch(() => '');
        if (shown !== '' && plain(shown).includes(plain(text))) return element;
      }
      return undefined;
    };
    const what = `${this.person} to see "${text}" at ${path.join(' ')}`;
    const found = await this.stage.until(look, what);
    if (!found) throw new Error(`no ${what}`);
    return found;
  }

  private async all(path: Path): Promise<Element[]> {
    const [first = '', ...deeper] = path;
    let found: Element[] = await (await this.page()).$$(first);
    for (const selector of deeper)
      found = (await Promise.all(found.map((element) => within(element, selector)))).flat();
    return found;
  }
}

const plain = (text: string): string => text.replace(/\s+/g, '');

/** What a closed sheet holds is not on the screen: asking it fails, and it has nothing to tap. */
const within = (element: Element, selector: string): Promise<Element[]> => element.$$(selector).catch(() => []);
