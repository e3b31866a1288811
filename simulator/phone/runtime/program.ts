import type { DocumentBackend } from './backend';
import { replaceBehaviors } from './behaviors';
import type { Definition, Engine, Registrar } from './engine';
import { createEngine } from './engine';
import { modules } from './modules';
import { packages } from './packages';
import type { PackageComponent, PackageFile, ProgramConfig, TemplateMap } from './package-file';

/** The mini-program: its packages, its App, and the definitions of its pages and components. */
export class Program {
  readonly engine: Engine;
  private loadedConfig: ProgramConfig | null = null;
  private readonly components = new Map<string, PackageComponent>();
  private readonly styles = new Map<string, string>();
  private readonly registered = new Set<string>();
  private registrar: { component: PackageComponent | null; define: Registrar } | null = null;
  /** What was passed to App(), with the methods that getApp() shows. */
  app: Record<string, unknown> = {};

  constructor(backend: DocumentBackend) {
    this.engine = createEngine(backend);
  }

  get config(): ProgramConfig {
    if (!this.loadedConfig) throw new Error('the main package is not loaded');
    return this.loadedConfig;
  }

  /** Loads the main package and runs app.js. */
  async start(): Promise<void> {
    packages.install((file) => this.addPackage(file));
    this.installGlobals();
    await packages.load('');
    this.engine.space.componentEnv('app', (define) => {
      this.registrar = { component: null, define };
    });
    if (modules.has('app.js')) modules.run('app.js');
  }

  isPage(path: string): boolean {
    return this.config.pages.includes(path);
  }

  isTab(path: string): boolean {
    return this.config.app.tabBar?.list.some((each) => each.pagePath === path) ?? false;
  }

  firstPage(): string {
    return this.config.app.entryPagePath ?? this.config.app.pages[0] ?? '';
  }

  /** Loads the package of a page and runs the scripts of the page and of the components that it uses. */
  async prepare(path: string): Promise<void> {
    const root = this.config.roots.find((each) => path.startsWith(`${each}/`)) ?? '';
    await packages.load(root);
    this.register(path);
  }

  hasStylesOfPage(path: string): boolean {
    return this.components.get(path)?.isPage === true;
  }

  private register(path: string): void {
    if (this.registered.has(path)) return;
    this.registered.add(path);
    const component = this.components.get(path);
    if (!component) throw new Error(`component ${path} is not in a loaded package`);
    for (const used of Object.values(component.config.usingComponents ?? {})) this.register(used.slice(1));
    const outer = this.registrar;
    this.engine.space.componentEnv(path, (define) => {
      this.registrar = { component, define };
      try {
        modules.run(`${path}.js`);
      } finally {
        this.registrar = outer;
      }
    });
  }

  private addPackage(file: PackageFile): void {
    if (file.program) this.loadedConfig = file.program;
    const templates = file.templates(createRegExp, createDate);
    for (const [path, css] of Object.entries(file.styles)) {
      this.styles.set(path, css);
      this.engine.backend.registerStyleSheetContent(path, css);
    }
    if (file.root === '') this.engine.space.addStyleSheet('app', 'app');
    for (const component of file.components) this.addComponent(component, templates);
  }

  private addComponent(component: PackageComponent, templates: TemplateMap): void {
    const { path, scope, config } = component;
    const { space } = this.engine;
    this.components.set(path, component);
    space.addComponentStaticConfig(path, config);
    space.addCompiledTemplate(path, {
      groupList: templates,
      content: templates[path],
      fallbackListenerOnNativeNode: true,
    });
    if (this.styles.get(path)) space.addStyleSheet(path, path, scope);
  }

  private installGlobals(): void {
    Object.assign(globalThis, {
      App: (definition: Record<string, unknown>) => {
        this.app = definition;
      },
      getApp: () => this.app,
      Page: (definition: Definition) => this.definer('Page').Page(replaceBehaviors(definition)),
      Component: (definition: Definition) => this.defineComponent(definition),
      Behavior: (definition: Definition) => this.definer('Behavior').Behavior(replaceBehaviors(definition)),
    });
  }

  private definer(name: string): Registrar {
    if (!this.registrar) throw new Error(`${name}() is called outside a page's or component's script`);
    return this.registrar.define;
  }

  /** vant asks for shared classes in its scripts, which the engine reads from JSON only. */
  private defineComponent(definition: Definition): void {
    const define = this.definer('Component');
    const component = this.registrar?.component;
    if (component) {
      const options = (definition['options'] ?? {}) as { addGlobalClass?: boolean; styleIsolation?: string };
      const asked = options.styleIsolation ?? (options.addGlobalClass === true ? 'apply-shared' : undefined);
      if (asked !== undefined && component.config.styleIsolation === undefined) {
        if (/shared$/.test(asked) && !/apply-shared$/.test(asked) && !component.isPage) {
          throw new Error(`${component.path}: styleIsolation "${asked}" belongs into the JSON file`);
        }
        this.engine.space.addComponentStaticConfig(component.path, { ...component.config, styleIsolation: asked });
      }
    }
    define.Component(replaceBehaviors(definition));
  }
}

const createRegExp = (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags);

const createDate = (...args: never[]): Date => new Date(...(args as []));

/** In WXS `x.constructor` is the name of x's type; the bundler writes it as this property. */
export function installWxsTypes(): void {
  Object.defineProperty(Object.prototype, '__wxsType', {
    configurable: true,
    get(this: unknown) {
      return Object.prototype.toString.call(this).slice(8, -1);
    },
  });
}
