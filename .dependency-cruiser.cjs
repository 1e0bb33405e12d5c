/** The rules of the house: who may import whom. Checked by `npm run lint`, which says the comment of a broken one. */
const ADAPTERS = '^src/event-store/(memory|embedded|eventstoredb)/';
/** Where something begins to run. */
const ENTRIES = [
  '/(main|start)\\.tsx?$',
  '^page/vite',
  '^bench/index\\.ts$',
  '^examples/follow/',
  // Named by jest.config.mjs.
  '^test/(longest-first|runner/(environment|framework|temporary-files))\\.mjs$',
  '\\.spec\\.ts$',
];
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-nothing',
      comment: 'The domain is pure: no package, no Node module, no other layer.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'domain-categories-share-only-the-kernel',
      comment:
        'A category is decided by itself. What several need is in the kernel; the catalogue knows them all.',
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/', pathNot: '^src/domain/(kernel|catalogue|series)/|\\.spec\\.ts$' },
      to: { path: '^src/domain/', pathNot: ['^src/domain/$1/', '^src/domain/kernel/'] },
    },
    {
      name: 'series-know-counts-alone',
      comment: 'A series says how a table maps to counts. Nothing in counts knows of tables.',
      severity: 'error',
      from: { path: '^src/domain/series/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/domain/', pathNot: ['^src/domain/(series|counts|kernel)/'] },
    },
    {
      name: 'the-kernel-knows-no-category',
      comment: 'What is of one category belongs into its folder.',
      severity: 'error',
      from: { path: '^src/domain/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/domain/', pathNot: '^src/domain/kernel/' },
    },
    {
      name: 'application-knows-no-edge',
      comment: 'Handlers know the domain, the port and the read models; never HTTP, settings or an adapter.',
      severity: 'error',
      from: { path: '^src/application/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^src/api/', '^src/platform/', '^src/webhooks/', ADAPTERS] },
    },
    {
      name: 'api-never-reaches-the-adapters',
      comment: 'Controllers ask the buses; which log there is, they do not know.',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: [ADAPTERS, '^node_modules/(better-sqlite3|@eventstore)/'] },
    },
    {
      name: 'adapters-know-only-the-port',
      comment: 'A log holds the events of whatever ledger.',
      severity: 'error',
      from: { path: ADAPTERS },
      to: { path: '^(src|projections)/', pathNot: ['^src/event-store/', '^src/(caches|retries|sqlite)/'] },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'What two of them share is in `in-process`.',
      severity: 'error',
      from: { path: '^src/event-store/(memory|embedded|eventstoredb)/' },
      to: { path: ADAPTERS, pathNot: '^src/event-store/$1/' },
    },
    {
      name: 'ids-know-the-domain-alone',
      comment: 'Clients reckon them too.',
      severity: 'error',
      from: { path: '^src/ids/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(src|projections)/', pathNot: '^src/(ids|domain)/' },
    },
    {
      name: 'what-is-nobodys-own-knows-nobody',
      comment: 'Whoever needs it has it, so it may not lead back to any of them.',
      severity: 'error',
      from: { path: '^src/(caches|retries|sqlite)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(src|projections)/', pathNot: '^src/(caches|retries|sqlite)/' },
    },
    {
      name: 'webhooks-know-no-edge',
      comment: 'Deliveries know the port, the read models and the settings; never the API or an adapter.',
      severity: 'error',
      from: { path: '^src/webhooks/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^src/api/', ADAPTERS] },
    },
    {
      name: 'platform-knows-no-edge',
      comment: 'Settings, keys, health and logging serve the API, which knows them.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^src/api/', '^src/webhooks/', ADAPTERS] },
    },
    {
      name: 'the-command-is-a-client',
      comment:
        'It speaks HTTP: of the ledger it knows the words of the domain, and the ids that follow from them.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: '^src/cli/maintenance/' },
      to: { path: '^(src|projections)/', pathNot: '^src/(cli|domain|ids)/' },
    },
    {
      name: 'maintenance-is-loaded-when-it-is-called',
      comment:
        'What works on files instead of asking a ledger stands apart, so that the rest of the command is there at once.',
      severity: 'error',
      from: { path: '^src/cli/maintenance/' },
      to: {
        path: '^(src|projections)/',
        pathNot: '^src/(cli|maintenance|platform/config|event-store/port)/',
      },
    },
    {
      name: 'maintenance-knows-no-edge',
      comment:
        'It opens the logs itself, beside a ledger or without one: it knows the adapters and the projections, and nobody who commands or asks.',
      severity: 'error',
      from: { path: '^src/maintenance/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/(api|application|cli|platform|webhooks)/' },
    },
    {
      name: 'only-the-command-maintains',
      comment: 'A node reads and writes its log through the port.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: ['^src/maintenance/', '^src/cli/maintenance/'] },
      to: { path: '^src/maintenance/' },
    },
    {
      name: 'nobody-knows-the-command',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'the-page-is-a-client',
      comment:
        'It speaks HTTP: of the ledger it knows the words of the domain, at which paths it is served, and the types of answers.',
      severity: 'error',
      from: { path: '^page/' },
      to: {
        path: '^(src|projections)/',
        pathNot: ['^src/domain/', '^src/api/page/paths\\.ts$', '^src/api/dto/answers/'],
      },
    },
    {
      name: 'of-answers-the-page-knows-the-types-alone',
      comment: 'Their classes need the framework, which runs in no browser.',
      severity: 'error',
      from: { path: '^page/' },
      to: { path: '^src/api/dto/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-knows-the-page',
      severity: 'error',
      from: { path: '^(src|projections|bench|examples)/' },
      to: { path: '^page/' },
    },
    {
      name: 'port-is-alone',
      comment: 'What the log promises rests on nothing of what uses it.',
      severity: 'error',
      from: { path: '^src/event-store/port/' },
      to: { path: '^(src|projections)/', pathNot: '^src/event-store/port/' },
    },
    {
      name: 'projections-know-no-edge',
      comment: 'Rows follow from events alone, whoever asks for them and however they came to be.',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: ['^src/api/', '^src/application/', '^src/webhooks/', ADAPTERS] },
    },
    {
      name: 'projection-runtime-knows-no-projection',
      comment: 'It follows the log for whatever projections it is given.',
      severity: 'error',
      from: { path: '^src/projection-runtime/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: ['^projections/', '^src/(api|application|platform|webhooks)/', ADAPTERS],
      },
    },
    {
      name: 'what-logs-share-knows-no-log',
      comment: 'What two logs in one process share knows the port, as they do, and neither of them.',
      severity: 'error',
      from: { path: '^src/event-store/in-process/' },
      to: { path: '^(src|projections)/', pathNot: '^src/event-store/(port|in-process)/' },
    },
    {
      name: 'only-logs-and-read-models-know-the-drivers',
      comment:
        'Everybody else asks the port or a query. The ids of a log in verification fill a temporary file.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/event-store/(embedded|eventstoredb)/',
          '^src/projection-runtime/',
          '^src/maintenance/log/known-ids',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^node_modules/(@types/)?(better-sqlite3|@eventstore)/' },
    },
    {
      name: 'only-the-edge-knows-http',
      comment: 'What is decided, kept and delivered does not depend on how it was asked for.',
      severity: 'error',
      from: {
        path: '^(src|projections)/',
        pathNot: ['^src/(api|platform)/', '^src/(app\\.module|create-app|start)\\.ts$', '\\.spec\\.ts$'],
      },
      to: {
        path: '^node_modules/(@?fastify|@nestjs/(platform-fastify|swagger)|class-(validator|transformer))/',
      },
    },
    {
      name: 'the-product-stands-alone',
      comment: 'It is shipped without tests, examples and measurements.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|examples|bench|scripts)/' },
    },
    {
      name: 'the-product-has-what-it-imports',
      comment:
        'What it needs to run is one of `dependencies`; others are not there where it runs. Clients run elsewhere.',
      severity: 'error',
      from: { path: '^(src|projections|examples)/', pathNot: ['^examples/follow/', '\\.spec\\.ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-a-spec',
      comment: 'What a spec has and others need belongs into `test/support`.',
      severity: 'error',
      from: {},
      to: { path: '\\.spec\\.ts$' },
    },
    {
      name: 'no-dead-files',
      comment: 'Nothing that runs comes by it: it is no longer needed, or somebody forgot to use it.',
      severity: 'error',
      from: { path: ENTRIES },
      to: { path: '^(src|projections|page|test|bench|examples)/', pathNot: ENTRIES, reachable: false },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
