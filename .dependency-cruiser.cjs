/** Arrows point down: language, db ← ingest, server ← web (types only), evals. */
const room = (name) => `^${name}/`;
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to: { path: to } });

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: { pathNot: '^web/' },
      to: { couldNotResolve: true },
    },
    never(
      'language-is-at-the-bottom',
      { path: room('language') },
      '^(db|ingest|server|web|evals)/',
      'language imports no other room',
    ),
    never(
      'db-is-at-the-bottom',
      { path: room('db') },
      '^(language|ingest|server|web|evals)/',
      'db imports no other room',
    ),
    never(
      'ingest-above-language-and-db',
      { path: room('ingest') },
      '^(server|web|evals)/',
      'ingest imports language and db alone',
    ),
    never(
      'server-above-language-and-db',
      { path: room('server'), pathNot: '\\.test\\.ts$|^server/testing/' },
      '^(ingest|web|evals)/',
      'server imports language and db alone',
    ),
    never('nothing-imports-evals', { pathNot: room('evals') }, room('evals'), 'evals is at the top'),
    never('nothing-imports-web', { pathNot: '^(web|evals)/' }, room('web'), 'web is at the top'),
    {
      name: 'web-knows-only-types',
      comment: 'the portal knows the API by its types and never the database',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^(language|db|ingest|server|evals)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-never-writes-records',
      comment:
        "the read side has no way to the writer or the owner, but for migrations at start and the operator's command for accounts",
      severity: 'error',
      from: {
        path: '^server/',
        pathNot: '\\.test\\.ts$|^server/testing/|^server/identity/operator-accounts\\.ts$',
      },
      to: { path: '^db/writer\\.ts$' },
    },
    {
      name: 'records-are-read-by-readers',
      comment:
        'searching, showing and drawing records knows only asReader; the portal role is for accounts, sessions and the audit log',
      severity: 'error',
      from: { path: '^server/(records|retrieval|images|archive|http)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^db/portal\\.ts$' },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|/testing/|/browser/|^evals/|^vitest' },
      to: { path: '\\.test\\.ts$|/testing/' },
    },
  ],
  required: [
    {
      name: 'routes-read-under-a-role',
      comment: 'every file of routes reaches the database through one of the roles that row policies bind',
      severity: 'error',
      module: { path: '^server/http/[a-z-]+-routes\\.ts$' },
      to: { path: '^db/(reader|archivist|administrator|auditor|portal)\\.ts$', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules|/build/|\\.svelte-kit|^data/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
