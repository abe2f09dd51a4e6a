import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A tool that builds or runs programs, with the files and commands to try the audit log in it. */
export interface Host {
  /** The packages to install for it, in a folder of its own. */
  readonly tools: readonly string[];
  /** The driver, if it is not the default one for this Node. */
  readonly driver?: string;
  readonly files: Readonly<Record<string, string>>;
  /** The commands to run in order. `node` is this Node; any other name is a program of the installed packages. */
  readonly commands: readonly (readonly string[])[];
}

const PROGRAM = readFileSync(path.join(__dirname, 'programs/record-two.mjs'), 'utf8');

/**
 * The program for test runners. It records with fake timers, and closes the log at its end, because a runner may end its process
 * without notice.
 */
const TEST = `
test('records while the timers are fakes', async () => {
  runner.useFakeTimers();
  const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
  await audit.record({ eventType: 'plan.applied' }).stored();
  expect(await audit.count()).toBe(1);
  runner.useRealTimers();
  audit.record({ eventType: 'plan.left' });
  await audit.close();
});
`;
const JEST = `const runner = jest;\nconst { AuditService } = require('audit-race');\n${TEST}`;
const VITEST = `import { expect, test, vi as runner } from 'vitest';\nimport { AuditService } from 'audit-race';\n${TEST}`;

const ESBUILD = ['esbuild', 'program.mjs', '--bundle', '--platform=node', '--log-override:*=error'];
const ROLLUP = `
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';

export default { plugins: [nodeResolve({ preferBuiltins: true }), commonjs()] };
`;
const WEBPACK = `
module.exports = (_, { mode }) => ({
  target: 'node',
  entry: './program.mjs',
  output: mode === 'development' ? { filename: 'program.mjs', module: true } : { filename: 'program.cjs' },
  experiments: { outputModule: mode === 'development' },
});
`;
const VITE_DEV = `
import { createServer } from 'vite';

const options = { server: { middlewareMode: true }, appType: 'custom', ssr: { noExternal: true } };
const server = await createServer(options);
await server.ssrLoadModule('/program.mjs');
await server.close();
`;

const PERMISSIONS = [
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
  '--allow-fs-read=*',
  '--allow-fs-write=*',
  '--allow-worker',
  '--allow-addons',
];

/** The hosts that the README names, and Node itself. */
export const hosts: Readonly<Record<string, Host>> = {
  'esbuild, CommonJS': bundledBy(['esbuild@0.28'], 'cjs', [...ESBUILD, '--outfile=out/program.cjs']),
  'esbuild, ES modules': bundledBy(['esbuild@0.28'], 'mjs', [
    ...ESBUILD,
    '--format=esm',
    '--outfile=out/program.mjs',
  ]),
  'esbuild, packages left out': bundledBy(['esbuild@0.28'], 'cjs', [
    ...ESBUILD,
    '--packages=external',
    '--outfile=out/program.cjs',
  ]),
  'webpack 5, CommonJS': withWebpack('production', 'cjs'),
  'webpack 5, ES modules': withWebpack('development', 'mjs'),
  'Rollup 4, CommonJS': withRollup('cjs'),
  'Rollup 4, ES modules': withRollup('mjs'),
  'Vite 7, SSR': withVite('{}'),
  'Vite 7, SSR, noExternal': withVite("{ noExternal: true, target: 'node' }"),
  'Vite 7, dev server': {
    tools: ['vite@7'],
    files: { 'program.mjs': PROGRAM, 'serve.mjs': VITE_DEV },
    commands: [['node', 'serve.mjs']],
  },
  'tsx 4': { tools: ['tsx@4'], files: { 'program.mts': PROGRAM }, commands: [['tsx', 'program.mts']] },
  'Jest 30': {
    tools: ['jest@30'],
    files: { 'log.test.js': JEST },
    commands: [['jest', '--rootDir', '.']],
  },
  'Vitest 4, forks': withVitest('forks'),
  'Vitest 4, threads': withVitest('threads'),
  'Vitest 4, vmThreads': withVitest('vmThreads'),
  Bun: {
    tools: ['bun@1'],
    driver: 'better-sqlite3@13',
    files: { 'program.mjs': PROGRAM },
    commands: [['bun', 'program.mjs']],
  },
  'Bun, bundled': {
    tools: ['bun@1'],
    driver: 'better-sqlite3@13',
    files: { 'program.mjs': PROGRAM },
    commands: [
      ['bun', 'build', 'program.mjs', '--target=bun', '--outfile=out/program.mjs'],
      ['bun', 'out/program.mjs'],
    ],
  },
  'Deno 2': {
    tools: ['deno@2'],
    driver: 'better-sqlite3@13',
    // Deno imports only packages that package.json declares.
    files: {
      'program.mjs': PROGRAM,
      'package.json': '{ "dependencies": { "audit-race": "*", "better-sqlite3": "*" } }',
    },
    commands: [['deno', 'run', '-A', '--node-modules-dir=manual', 'program.mjs']],
  },
  "Node's permission model": {
    tools: [],
    files: { 'program.mjs': PROGRAM },
    commands: [['node', ...PERMISSIONS, 'program.mjs']],
  },
};

function bundledBy(
  tools: readonly string[],
  ending: string,
  command: readonly string[],
  files: Host['files'] = {},
): Host {
  return {
    tools,
    files: { 'program.mjs': PROGRAM, ...files },
    commands: [command, ['node', `out/program.${ending}`]],
  };
}

function withWebpack(mode: string, ending: string): Host {
  const command = ['webpack', '--mode', mode, '--output-path', 'out', '--fail-on-warnings'];
  return bundledBy(['webpack@5', 'webpack-cli@6'], ending, command, { 'webpack.config.js': WEBPACK });
}

function withRollup(ending: string): Host {
  const tools = ['rollup@4', '@rollup/plugin-node-resolve@16', '@rollup/plugin-commonjs@28'];
  const output = ['--format', ending === 'cjs' ? 'cjs' : 'es', '--file', `out/program.${ending}`];
  const command = [
    'rollup',
    'program.mjs',
    '--config',
    'rollup.config.mjs',
    '--failAfterWarnings',
    ...output,
  ];
  return bundledBy(tools, ending, command, { 'rollup.config.mjs': ROLLUP });
}

function withVite(ssr: string): Host {
  const configuration = `export default { build: { ssr: 'program.mjs', outDir: 'out' }, ssr: ${ssr} };\n`;
  return bundledBy(['vite@7'], 'mjs', ['vite', 'build'], { 'vite.config.mjs': configuration });
}

function withVitest(pool: string): Host {
  return {
    tools: ['vitest@4'],
    files: { 'log.test.mjs': VITEST },
    commands: [['vitest', 'run', '--root', '.', '--pool', pool]],
  };
}
