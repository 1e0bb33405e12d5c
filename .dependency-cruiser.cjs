/** The rules of the house: who may import whom. Checked by `npm run lint`. */
const ADAPTERS = '^src/event-store/(memory|embedded|eventstoredb)/';
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
      severity: 'error',
      from: { path: '^src/domain/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/domain/', pathNot: '^src/domain/kernel/' },
    },
    {
      name: 'application-knows-no-edge',
      comment: 'Handlers know the domain, the port and the read models; never HTTP or an adapter.',
      severity: 'error',
      from: { path: '^src/application/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^src/api/', '^src/webhooks/', ADAPTERS] },
    },
    {
      name: 'api-never-reaches-the-adapters',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: [ADAPTERS, '^node_modules/(better-sqlite3|@eventstore)/'] },
    },
    {
      name: 'adapters-know-only-the-port',
      severity: 'error',
      from: { path: ADAPTERS },
      to: { path: '^(src|projections)/', pathNot: ['^src/event-store/', '^src/(retries|sqlite)/'] },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/event-store/(memory|embedded|eventstoredb)/' },
      to: { path: ADAPTERS, pathNot: '^src/event-store/$1/' },
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
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^src/api/', '^src/webhooks/', ADAPTERS] },
    },
    {
      name: 'the-command-is-a-client',
      comment:
        'It speaks HTTP: of the ledger it knows the words of the domain, and the ids that follow from them.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^(src|projections)/', pathNot: '^src/(cli|domain|ids)/' },
    },
    {
      name: 'nobody-knows-the-command',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'port-is-alone',
      severity: 'error',
      from: { path: '^src/event-store/port/' },
      to: { path: '^(src|projections)/', pathNot: '^src/event-store/port/' },
    },
    {
      name: 'projections-know-no-edge',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: ['^src/api/', '^src/application/', '^src/webhooks/', ADAPTERS] },
    },
    {
      name: 'projection-runtime-knows-no-projection',
      severity: 'error',
      from: { path: '^src/projection-runtime/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^projections/', '^src/api/', '^src/application/', ADAPTERS] },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/|^node_modules/(jest|fast-check|@nestjs/testing)/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
