/** The drawing of the house (CONTRIBUTING.md) as law: arrows point down only. */

const { checkHouse } = require('./check-house.cjs');
const { otherRooms } = require('./other-rooms.cjs');

/**
 * The rooms of each package, from the top floor to the ground. Each room names what it may reach beside itself; what is not
 * named it may not reach. A file of the top folder is a room of its own.
 */
const packages = {
  'audit-log': {
    'index.ts': [
      'audit',
      'context',
      'integrity',
      'pruning',
      'session',
      'queue',
      'engines/create-engine',
      'ports',
      'domain',
    ],
    command: [
      'verify',
      'audit',
      'pruning',
      'integrity',
      'engines/create-engine',
      'engines/database-url',
      'ports',
      'domain',
    ],
    contract: ['ports', 'domain'],
    verify: ['domain'],
    audit: [
      'context',
      'integrity',
      'pruning',
      'session',
      'queue',
      'engines/create-engine',
      'engines/database-url',
      'engines/spill',
      'ports',
      'domain',
    ],
    context: ['domain'],
    integrity: ['ports', 'domain'],
    pruning: ['ports', 'domain'],
    session: ['ports', 'domain'],
    queue: ['ports', 'domain'],
    'engines/create-engine.ts': [
      'engines/database-url',
      'engines/postgres',
      'engines/sqlite/backup/back-up',
      'engines/sqlite/opening/open-for-reading',
      'engines/sqlite/sqlite-engine',
      'engines/sqlite/sqlite-log',
      'engines/sqlite/rows/callers-connection',
      'engines/sqlite/rows/store-within',
      'ports',
      'domain',
    ],
    'engines/database-url.ts': ['engines/postgres/location/postgres-url', 'domain'],
    // Where entries wait for the next start that cannot be stored at the exit: a file of SQLite, named after a database of another kind.
    'engines/spill': [
      'engines/postgres/location/postgres-url',
      'engines/sqlite',
      'engines/sqlite-file',
      'engines/worker/worker-protocol',
      'ports',
      'domain',
    ],
    'engines/postgres': ['engines/sql', 'engines/worker/require-package', 'ports', 'domain'],
    'engines/sqlite': ['engines/sql', 'engines/sqlite-file', 'engines/worker', 'ports', 'domain'],
    'engines/sql': ['ports', 'domain'],
    'engines/sqlite-file': ['engines/worker', 'ports', 'domain'],
    'engines/worker': ['ports'],
    ports: ['domain'],
    domain: [],
  },
  ...otherRooms,
};

checkHouse(packages);

/** Another package is reached by its name, and so by its door. */
const doors = { '@audit-race/interleavings': '^src/interleavings/dist/index' };

const layers = Object.entries(packages).flatMap(([name, rooms]) =>
  Object.entries(rooms).map(([room, reachable]) => ({
    name: `layer: ${name}/${room}`,
    comment: `${room} may reach ${reachable.join(', ') || 'nothing but itself'}: arrows point down only.`,
    severity: 'error',
    from: { path: pathOf(name, room) },
    to: {
      path: '^src/',
      pathNot: [room, ...reachable].map((reached) => doors[reached] ?? pathOf(name, reached)),
    },
  })),
);

function pathOf(name, room) {
  return `^src/${name}/${room.replace(/\.ts$/, '')}(/|\\.ts$)`;
}

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'one file speaks to Cucumber',
      comment:
        'Only capture-bugs.ts calls Cucumber, and the command loads the one of the suite; others may name its types.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cucumber/capture-bugs\\.ts$' },
      to: { path: 'node_modules/@cucumber/(?!tag-expressions/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the page knows browsers only',
      comment:
        'What runs in the reader’s browser reaches its own files, and the library that reads tag expressions.',
      severity: 'error',
      from: { path: '^src/cucumber/documentation/page/' },
      to: { pathNot: ['^src/cucumber/documentation/page/', 'node_modules/@cucumber/tag-expressions/'] },
    },
    {
      name: 'no mocks in the product',
      comment: 'sinon belongs to features/, and there alone.',
      severity: 'error',
      from: { pathNot: '^features/' },
      to: { path: 'node_modules/sinon' },
    },
    {
      name: 'features come in by the doors',
      comment:
        'Features use the package as its users do: by its name, or by #audit-log/ and the like where a double needs a part.',
      severity: 'error',
      from: { path: '^(features|demo|bench)/' },
      to: { path: '^src/', pathNot: '^src/[^/]+/dist/' },
    },
    {
      name: 'no circles',
      comment: 'Two files that need each other are one idea, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'declared dependencies only',
      comment: 'The product may only use what its users get installed; what the page needs is built into it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cucumber/documentation/page/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere. What bench/ is compared with is installed by those who run it.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'require', 'default'] },
  },
};
