// Who may import whom. Every rule has a probe in tests/architecture/import-probes.ts that proves it bites.

const PRODUCT = '^(contract|domain|cloudfunctions|miniprogram)/';
const CONTEXT = '^cloudfunctions/(?!platform/|api/|jobs/)([^/]+)/';
const PAGE = '^miniprogram/(pages|packages/[^/]+)/([^/]+)/';

// WeChat starts the app, and what is called as its folder: pages and components.
const STARTED = '^miniprogram/(app|.+/([^/]+)/\\2)\\.ts$';

/** @param {string[]} names */
const npm = (...names) => `^node_modules/(${names.join('|')})/`;
const VALUE = { dependencyTypesNot: ['type-only'] };
const NOT_NODE = { dependencyTypesNot: ['core'] };

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const everywhere = [
  {
    name: 'no-cycle',
    comment: 'Two modules that need each other are one, or a third is missing. Types may name each other.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: VALUE },
  },
  {
    name: 'no-unresolved-import',
    comment: 'The import leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Tests see everything; nothing sees them.',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  },
  {
    name: 'product-needs-no-development-package',
    comment: 'What is uploaded may only need what package.json lists under dependencies.',
    severity: 'error',
    from: { path: PRODUCT },
    to: { dependencyTypes: ['npm-dev'] },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const core = [
  {
    name: 'contract-stands-alone',
    comment: 'The shared language depends on zod/mini only; the full zod costs the phone 400 KB.',
    severity: 'error',
    from: { path: '^contract/' },
    to: { pathNot: ['^contract/', npm('zod/mini')] },
  },
  {
    name: 'domain-is-pure',
    comment: 'The rules know no clock, no database, no package: only each other and the contract.',
    severity: 'error',
    from: { path: '^domain/' },
    to: { pathNot: ['^domain/', '^contract/'] },
  },
  {
    name: 'domain-takes-only-types-from-contract',
    comment: 'The rules must not carry the parser.',
    severity: 'error',
    from: { path: '^domain/' },
    to: { path: '^contract/', ...VALUE },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const functions = [
  {
    name: 'sdk-only-in-platform',
    comment: 'Its traps are guarded in one place.',
    severity: 'error',
    from: { path: `${PRODUCT}|^(seeds|scripts)/`, pathNot: '^cloudfunctions/platform/' },
    to: { path: npm('wx-server-sdk') },
  },
  {
    name: 'platform-knows-no-context',
    comment: 'The platform serves every context and knows none; of the rules it knows only what a decision is.',
    severity: 'error',
    from: { path: '^cloudfunctions/platform/' },
    to: {
      pathNot: [
        '^cloudfunctions/platform/',
        '^contract/',
        '^domain/shared/',
        npm('wx-server-sdk', 'dayjs', 'csv-parse'),
      ],
      ...NOT_NODE,
    },
  },
  {
    name: 'context-imports',
    comment: 'A context rests on the platform, the domain and the contract; Node stands behind the platform.',
    severity: 'error',
    from: { path: CONTEXT },
    to: { pathNot: ['^cloudfunctions/', '^domain/', '^contract/', npm('csv-parse', 'pinyin-pro', 'wx-server-sdk')] },
  },
  {
    name: 'context-knows-no-context',
    comment: 'It reads another context through its own reader and never writes it.',
    severity: 'error',
    from: { path: CONTEXT },
    to: { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/platform/', '^cloudfunctions/$1/'] },
  },
  {
    name: 'action-takes-stores-as-types',
    comment: 'Stores and readers arrive as arguments.',
    severity: 'error',
    from: { path: '^cloudfunctions/[^/]+/actions/' },
    to: { path: '\\.(store|reader)\\.ts$', ...VALUE },
  },
  {
    name: 'action-knows-no-action',
    comment: 'What two actions share is a rule (domain) or a store.',
    severity: 'error',
    from: { path: '^cloudfunctions/[^/]+/actions/' },
    to: { path: '^cloudfunctions/[^/]+/actions/' },
  },
  {
    name: 'store-knows-no-action',
    comment: 'Documents know nothing of who asks for them.',
    severity: 'error',
    from: { path: '^cloudfunctions/.+\\.(store|reader)\\.ts$' },
    to: { path: '/actions/' },
  },
  {
    name: 'function-imports',
    comment: 'A deployed function only puts contexts, platform, rules and contract together.',
    severity: 'error',
    from: { path: '^cloudfunctions/(api|jobs)/' },
    to: { pathNot: ['^cloudfunctions/', '^contract/', '^domain/', npm('wx-server-sdk')] },
  },
  {
    name: 'functions-are-apart',
    comment: 'api and jobs are deployed separately.',
    severity: 'error',
    from: { path: '^cloudfunctions/(api|jobs)/' },
    to: { path: '^cloudfunctions/(api|jobs)/', pathNot: '^cloudfunctions/$1/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const miniprogram = [
  {
    name: 'miniprogram-knows-only-contract',
    comment: 'The app knows the contract and nothing else of the project.',
    severity: 'error',
    from: { path: '^miniprogram/' },
    to: { pathNot: ['^miniprogram/', '^contract/', npm('dayjs', '@vant/weapp', 'wx-server-sdk')] },
  },
  {
    name: 'page-knows-no-page',
    comment: 'Pages meet by navigation.',
    severity: 'error',
    from: { path: PAGE },
    to: {
      path: '^miniprogram/(pages|packages)/',
      pathNot: ['^miniprogram/$1/$2/', '^miniprogram/packages/[^/]+/(components|services|text)/'],
    },
  },
  {
    name: 'subpackage-knows-no-subpackage',
    comment: 'WeChat loads them apart.',
    severity: 'error',
    from: { path: '^miniprogram/packages/([^/]+)/' },
    to: { path: '^miniprogram/packages/[^/]+/(components|services|text)/', pathNot: '^miniprogram/packages/$1/' },
  },
  {
    name: 'component-knows-no-page',
    comment: 'Properties in, events out.',
    severity: 'error',
    from: { path: '^miniprogram/components/' },
    to: { path: '^miniprogram/(pages|packages)/' },
  },
  {
    name: 'only-services-call',
    comment: 'A page asks a service; how the call travels is not its business.',
    severity: 'error',
    from: { path: '^miniprogram/', pathNot: '^miniprogram/(services/|app\\.ts$)' },
    to: { path: '^miniprogram/services/call' },
  },
  {
    name: 'nothing-imports-app',
    comment: 'getApp() is there for what little is global.',
    severity: 'error',
    from: {},
    to: { path: '^miniprogram/app\\.ts$' },
  },
  {
    name: 'service-knows-no-view',
    comment: 'One line per action, over the contract.',
    severity: 'error',
    from: { path: '^miniprogram/services/' },
    to: { path: '^miniprogram/', pathNot: '^miniprogram/services/' },
  },
  {
    name: 'text-knows-only-contract',
    comment: 'Words depend on nothing but what they name.',
    severity: 'error',
    from: { path: '^miniprogram/text/' },
    to: { path: '^miniprogram/', pathNot: '^miniprogram/text/', ...VALUE },
  },
  {
    name: 'model-is-pure',
    comment: 'A view model turns an answer into view data; it asks for nothing.',
    severity: 'error',
    from: { path: '\\.model\\.ts$' },
    to: { path: '^miniprogram/services/', ...VALUE },
  },
  {
    name: 'client-module-is-in-use',
    comment: 'A module that no page and no component reaches is dead.',
    severity: 'error',
    from: { path: STARTED },
    to: { path: '^miniprogram/.+\\.ts$', pathNot: STARTED, reachable: false },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const around = [
  {
    name: 'simulator-knows-no-product',
    comment: 'It loads the product by path, as WeChat does.',
    severity: 'error',
    from: { path: '^simulator/' },
    to: { path: '^(contract|domain|cloudfunctions|miniprogram|seeds|scripts|bench|environments)/' },
  },
  {
    name: 'frame-has-no-node',
    comment: 'This code runs in the browser.',
    severity: 'error',
    from: { path: '^simulator/phone/(runtime|shell)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'seed-acts-from-outside',
    comment: 'A scenario is made by calling actions, so it knows the contract and the face of the simulator.',
    severity: 'error',
    from: { path: '^seeds/' },
    to: { pathNot: ['^seeds/', '^contract/', '^simulator/client\\.ts$'], ...NOT_NODE },
  },
  {
    name: 'script-knows-no-product',
    comment: 'Scripts take the product by path.',
    severity: 'error',
    from: { path: '^scripts/' },
    to: { path: '^(domain|cloudfunctions|miniprogram|seeds)/' },
  },
  {
    name: 'rules-are-in-use',
    comment: 'A rule or a shell module that no function reaches is dead.',
    severity: 'error',
    from: { path: '^cloudfunctions/(api|jobs)/index\\.ts$' },
    to: { path: '^(domain|cloudfunctions)/', pathNot: '^cloudfunctions/(api|jobs)/index\\.ts$', reachable: false },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...everywhere, ...core, ...functions, ...miniprogram, ...around],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(dist|\\.data|tests/.+/fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
