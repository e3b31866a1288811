/** What the bundler writes for each package and the frame reads: the main package as /app/main.js, a subpackage as /app/<root>/package.js. */
export interface PackageFile {
  /** Root of the subpackage; empty for the main package. */
  root: string;
  /** Only in the main package. */
  program?: ProgramConfig;
  components: PackageComponent[];
  /** Compiled WXSS by path; `app` is app.wxss. */
  styles: Record<string, string>;
  /** Evaluates to the template functions by path; run once the WXS globals exist. */
  templates: (
    getRegExp: (pattern: string, flags?: string) => RegExp,
    getDate: (...args: never[]) => Date,
  ) => TemplateMap;
  modules: Record<string, ModuleBody>;
}

export interface PackageComponent {
  path: string;
  isPage: boolean;
  scope?: string;
  config: ComponentConfig;
}

export interface ProgramConfig {
  app: AppConfig;
  /** Every page, subpackages included. */
  pages: string[];
  /** Roots of the subpackages. */
  roots: string[];
  /** Own configuration of each page, known before its package is loaded. */
  windows: Record<string, WindowConfig>;
}

export type TemplateMap = Record<string, unknown>;

/** `require` resolves against the module's own path. The names after `exports` hide what WeChat does not have. */
export type ModuleBody = (
  require: ModuleRequire,
  module: { exports: unknown },
  exports: unknown,
  ...hidden: unknown[]
) => void;

export type ModuleRequire = (path: string) => unknown;

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  pureDataPattern?: string;
}

export interface TabBarConfig {
  custom?: boolean;
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle?: 'black' | 'white';
  position?: 'bottom' | 'top';
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[];
}

export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  subPackages?: SubPackageConfig[];
  subpackages?: SubPackageConfig[];
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  usingComponents?: Record<string, string>;
  plugins?: unknown;
  resolveAlias?: unknown;
  renderer?: string;
  style?: string;
  lazyCodeLoading?: string;
}

export interface SubPackageConfig {
  root: string;
  name?: string;
  pages: string[];
  independent?: boolean;
}
