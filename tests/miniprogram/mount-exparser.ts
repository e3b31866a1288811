import simulate from 'miniprogram-simulate';
import { join } from 'node:path';

/** A node of exparser's tree, as far as it is read here. */
interface Node {
  readonly childNodes?: readonly Node[];
  readonly shadowRoot?: Node;
  /** What the template bound. */
  readonly _vt?: {
    readonly componentId?: string;
    readonly tagName: string;
    readonly event: Readonly<Record<string, unknown>>;
  };
}

interface Wrapped {
  dispatchEvent(name: string, options: { detail: unknown }): void;
}

interface Root extends Wrapped {
  readonly _exparserNode: Node;
  attach(parent: Place): void;
  addEventListener(name: string, listener: () => void): void;
}

interface Place {
  readonly innerHTML: string;
}

/** What is used of jsdom. */
interface Browser {
  readonly document: { createElement(tag: string): Place; readonly body: { append(place: Place): void } };
}

export interface Mounted {
  markup(): string;
  readonly root: Root;
}

/** What components ask of WeChat when they are used: a chosen file, a scanned code, the folder for uploads. The school refuses the rest. */
export function offerWechat(): void {
  const file = { name: '花名册.csv', path: '/tmp/roster.csv', size: 100 };
  const answer =
    (result: object) => (options: { success?: (result: object) => void; complete?: (result: object) => void }) => {
      options.success?.(result);
      options.complete?.(result);
      return Promise.resolve(result);
    };
  Object.assign(wxOf(globalThis), {
    chooseMessageFile: answer({ tempFiles: [file] }),
    scanCode: answer({ result: '123456' }),
    cloud: { uploadFile: answer({ fileID: 'cloud://file' }), callFunction },
  });
}

function callFunction({ data }: { data: { action: string } }): Promise<object> {
  const isMe = data.action === 'identity.me';
  const result = isMe
    ? { ok: true, data: { appointments: [], incoming: 'incoming/me/' } }
    : { ok: false, code: 'wrong-state' };
  return Promise.resolve({ result });
}

/** Renders a component of the build on exparser, from the output of the official WXML compiler. */
export function mount(app: string, component: string, properties: Record<string, unknown>): Mounted {
  const id = simulate.load(join(app, component), { rootPath: app });
  const root = simulate.render(id, properties) as unknown as Root;
  const { document } = globalThis as unknown as Browser;
  const place = document.createElement('div');
  document.body.append(place);
  root.attach(place);
  return { root, markup: () => place.innerHTML };
}

/** Fills and taps all that can be filled or tapped, until the expected events have come; answers with those that came. */
export async function operate({ root }: Mounted, expected: readonly string[]): Promise<Set<string>> {
  const fired = new Set<string>();
  for (const name of expected) root.addEventListener(name, () => fired.add(name));
  const Wrapper = wrapperOf(root);
  const isDone = () => expected.every((name) => fired.has(name));
  for (let round = 0; round < 3 && !isDone(); round += 1) {
    for (const node of natives(root._exparserNode)) await use(new Wrapper(node), node);
    for (let wait = 0; wait < 50 && !isDone(); wait += 1) await new Promise((next) => setTimeout(next, 2));
  }
  return fired;
}

/** The class with which the simulator hands out nodes; a root's class extends it. */
function wrapperOf(root: Root): new (node: Node) => Wrapped {
  return Object.getPrototypeOf(root.constructor) as new (node: Node) => Wrapped;
}

async function use(wrapped: Wrapped, node: Node): Promise<void> {
  const names = Object.keys(node._vt?.event ?? {});
  const inOrder = [...names.filter((name) => name !== 'tap'), ...names.filter((name) => name === 'tap')];
  for (const name of inOrder) {
    wrapped.dispatchEvent(name, { detail: { value: '123456' } });
    await Promise.resolve();
  }
}

/** The built-in nodes (their type is their tag) of the component and of those within it: what a finger can reach. Fields come first. */
function natives(node: Node): Node[] {
  const found: Node[] = [];
  const walk = (one: Node) => {
    if (one._vt && one._vt.componentId === one._vt.tagName) found.push(one);
    if (one.shadowRoot) walk(one.shadowRoot);
    for (const child of one.childNodes ?? []) walk(child);
  };
  walk(node);
  const isField = ({ _vt }: Node) => 'input' in (_vt?.event ?? {});
  return [...found.filter(isField), ...found.filter((one) => !isField(one))];
}

function wxOf(scope: object): object {
  const { wx = {} } = scope as { wx?: object };
  return Object.assign(scope, { wx }).wx;
}
