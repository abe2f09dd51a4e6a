/** The drawing of the house (CONTRIBUTING.md) as law: arrows point down only. */

/** What each room may reach, those of the harness excepted; a room not named here reaches nothing but itself. */
const rooms = {
  'src/index.ts': [
    'audit',
    'queue/receipt',
    'session/legal-moves',
    'engines/create-engine',
    'ports',
    'domain',
  ],
  'src/audit': [
    'session',
    'queue',
    'engines/create-engine',
    'engines/database-url',
    'engines/store-at-exit',
    'ports',
    'domain',
  ],
  'src/session': ['ports', 'domain'],
  'src/queue': ['ports', 'domain'],
  'src/engines/create-engine.ts': ['engines', 'ports', 'domain'],
  'src/engines/store-at-exit.ts': ['engines/database-url', 'engines/sqlite', 'domain'],
  'src/engines/sqlite': ['engines/worker', 'ports', 'domain'],
  'src/engines/postgres': ['engines/worker', 'ports', 'domain'],
  'src/command': ['harness'],
  'src/ports': ['domain'],
  'src/domain': [],
};

const layers = Object.entries(rooms).map(([room, reachable]) => ({
  name: `layer: ${room}`,
  comment: `${room} may reach ${reachable.join(', ') || 'nothing but itself'}: arrows point down only.`,
  severity: 'error',
  from: { path: `^${room}` },
  to: { path: '^src/', pathNot: [`^${room}`, ...reachable.map((name) => `^src/${name}`)] },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'two front doors',
      comment: 'The audit log and the harness never import each other; they meet in features/.',
      severity: 'error',
      from: { path: '^src/harness/' },
      to: { path: '^src/', pathNot: '^src/harness/' },
    },
    {
      name: 'one file speaks to Cucumber',
      comment:
        'Only capture-bugs.ts calls Cucumber, and the command loads the one of the suite; others may name its types.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/harness/capture-bugs\\.ts$' },
      to: { path: 'node_modules/@cucumber/(?!tag-expressions/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the page knows browsers only',
      comment:
        'What runs in the reader’s browser reaches its own files, and the library that reads tag expressions.',
      severity: 'error',
      from: { path: '^src/harness/documentation/page/' },
      to: { pathNot: ['^src/harness/documentation/page/', 'node_modules/@cucumber/tag-expressions/'] },
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
        'Features use the package as its users do: by its name, or by #audit-race/ where a double needs a part.',
      severity: 'error',
      from: { path: '^(features|demo|bench)/' },
      to: { path: '^src/' },
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
      comment: 'The product may only use what its users get installed.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'require', 'default'] },
  },
};
