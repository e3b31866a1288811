import type { ShellMessage } from '../messages';
import { startAgent } from './agent/agent';
import { DocumentBackend } from './backend';
import { installBehaviors } from './behaviors';
import { Chrome } from './chrome';
import { installClock, setClockOffset } from './clock';
import { installComponentMethods } from './component-methods';
import { defineElements, isBuiltInTag } from './elements';
import { onEngineError, onEngineWarning, onUnknownProperty } from './engine';
import { installEvents } from './events';
import { files } from './files';
import { setHostAttribute } from './host-attributes';
import type { LaunchOptions } from './lifecycle';
import { Lifecycle } from './lifecycle';
import { shell } from './link';
import { Pages } from './pages';
import { onPhoneChange, phone, setFontScale, setNetwork } from './phone';
import { describeError, reportProblem } from './problems';
import { installWxsTypes, Program } from './program';
import { createWx } from './wx';

type StartMessage = Extract<ShellMessage, { type: 'start' }>;

/** The first code of the frame: says hello to the shell and starts the program with what the shell answers. */
function main(): void {
  if (window.parent === window) {
    document.body.textContent = '这是手机里的页面，请打开模拟器的首页：/';
    return;
  }
  installClock();
  installWxsTypes();
  shell.listen();
  shell.on('start', (message) => {
    start(message).catch((error: unknown) => showFailure(describeError(error)));
  });
  shell.post({ type: 'hello' });
}

/** A program that does not come up says why, where the person looks. */
function showFailure(text: string): void {
  reportProblem(text);
  const panel = document.createElement('pre');
  panel.className = 'phone-failure';
  panel.textContent = `小程序没有启动：\n${text}`;
  document.body.append(panel);
}

async function start(message: StartMessage): Promise<void> {
  const { phoneId, openid, token, network, fontScale, screen, clockOffsetMs } = message;
  const { appId = '', envId = '' } = document.documentElement.dataset;
  Object.assign(phone, { id: phoneId, openid, token, network, fontScale, screen, appId, envId });
  setClockOffset(clockOffsetMs);
  await files.open();
  const host = document.getElementById('app');
  if (!host) throw new Error('frame.html has no #app');
  const backend = new DocumentBackend();
  onEngineWarning((warning) => console.warn(warning));
  onEngineError((error) => reportError(error));
  onUnknownProperty((element, name, value) => setHostAttribute(element.getBackendElement(), name, value));
  const program = new Program(backend);
  const pages = new Pages(program, backend, host);
  const chrome = new Chrome(program, pages);
  const lifecycle = new Lifecycle(program);
  defineElements(program.engine);
  installBehaviors(program.engine.space);
  installReady(program);
  installComponentMethods(() => pages.top?.instance);
  installEvents(document.body);
  Object.assign(globalThis, {
    wx: createWx(pages, chrome, lifecycle, isBuiltInTag),
    getCurrentPages: () => pages.current().map((page) => page.instance),
  });
  listenToShell(program, pages, lifecycle);
  startAgent({ program, pages, chrome, lifecycle });
  await program.start();
  await launch(message.entry, program, pages, lifecycle);
  shell.post({ type: 'ready' });
}

/** The engine never fires `ready`. */
function installReady({ engine }: Program): void {
  interface Attached {
    _$?: { triggerLifetime(name: string, args: unknown[]): void };
    triggerLifetime?(name: string, args: unknown[]): void;
  }
  const behavior = engine.builtIns.defineBehavior({
    lifetimes: {
      attached(this: Attached) {
        const component = this._$ ?? this;
        setTimeout(() => component.triggerLifetime?.('ready', []));
      },
    },
  });
  engine.space.setOverallBehavior(behavior);
}

async function launch(entry: string | undefined, program: Program, pages: Pages, lifecycle: Lifecycle): Promise<void> {
  const first = `/${program.firstPage()}`;
  const wanted = entry ?? first;
  const options = launchOptions(wanted, 1001);
  lifecycle.start(options);
  if (program.isPage(options.path)) {
    await pages.reLaunch(wanted);
  } else if (!lifecycle.pageNotFound({ path: options.path, query: options.query, isEntryPage: true })) {
    reportProblem(`page "${options.path}" is not found`);
    await pages.reLaunch(first);
  }
}

function launchOptions(url: string, scene: number): LaunchOptions {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?', 2);
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('=', 2) as [string, string]);
  return { path, query: Object.fromEntries(pairs), scene, referrerInfo: {} };
}

function listenToShell(program: Program, pages: Pages, lifecycle: Lifecycle): void {
  shell.on('network', ({ state }) => setNetwork(state));
  shell.on('fontScale', ({ scale }) => setFontScale(scale));
  shell.on('clock', ({ offsetMs }) => setClockOffset(offsetMs));
  onPhoneChange('fontScale', () => pages.top?.applySettings());
  shell.on('back', () => void pages.navigateBack(1).catch(() => undefined));
  shell.on('home', () => void pages.reLaunch(`/${program.firstPage()}`));
  shell.on('tab', ({ index }) => void onTab(index, program, pages));
  shell.on('appHide', () => {
    pages.appHide();
    lifecycle.hide();
  });
  shell.on('appShow', () => {
    lifecycle.show(lifecycle.enter);
    pages.appShow();
  });
  shell.on('open', ({ url, scene }) => {
    lifecycle.show(launchOptions(url, scene));
    pages
      .reLaunch(url.startsWith('/') ? url : `/${url}`)
      .catch((error: unknown) => reportProblem(describeError(error)));
  });
}

async function onTab(index: number, program: Program, pages: Pages): Promise<void> {
  const item = program.config.app.tabBar?.list[index];
  if (!item) return;
  await pages.switchTab(`/${item.pagePath}`);
  pages.top?.call('onTabItemTap', { index: String(index), pagePath: item.pagePath, text: item.text });
}

main();
