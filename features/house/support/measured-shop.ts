import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compactCoverage } from '../../../.ci/compact-coverage/compact-coverage';
import { readChild } from '../../support/child';
import { measuredIn } from '../../support/measured-run';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const SERVE = `exports.serve = (order) => {
  const price = order === 'cake' ? 3 : 2;
  return \`\${order}: \${price}\`;
};
exports.close = () => {
  return 'closed';
};
`;
/** Beside `src`, as Cucumber and the steps are. */
const PROGRAM = `const { serve } = require('./src/serve');
if (process.argv[2]) { serve(process.argv[2]); }
`;
/** A thread and the program that starts it. */
const THREADS = `const { isMainThread, Worker } = require('node:worker_threads');
require('./src/serve').serve('tea');
if (isMainThread) { new Worker(__filename); }
`;
const MAP = '{"version":3,"sources":["serve.ts"],"names":[],"mappings":"AAAA"}';
const C8 = path.resolve('node_modules/c8/bin/c8.js');

/** What Node writes of a process or a thread. */
interface WrittenCoverage {
  readonly 'source-map-cache'?: object;
  readonly result: readonly { readonly url: string; readonly functions: unknown }[];
}

/** Programs of a folder of their own that run with the coverage of Node, and what c8 reports of them. */
export class MeasuredShop {
  readonly #root: string;

  constructor(world: AuditWorld) {
    this.#root = realpathSync(world.part(TemporaryFolder).path);
    for (const folder of ['src', 'v8']) {
      mkdirSync(path.join(this.#root, folder));
    }
    writeFileSync(path.join(this.#root, 'src/serve.js'), SERVE);
    writeFileSync(path.join(this.#root, 'program.js'), PROGRAM);
  }

  async run(order: string): Promise<void> {
    await this.#node(['program.js', order], path.join(this.#root, 'v8'));
  }

  /** A process that is killed while it writes. */
  leaveHalf(): void {
    writeFileSync(path.join(this.#root, 'v8/coverage-half.json'), '{"result":[{"url":"file:');
  }

  compact(): void {
    const [from, to] = ['v8', 'distinct'].map((name) => path.join(this.#root, name));
    compactCoverage({ from: String(from), to: String(to), root: this.#root });
  }

  /** As the compiler writes them. */
  addSourceMaps(): void {
    writeFileSync(path.join(this.#root, 'src/serve.js'), `${SERVE}//# sourceMappingURL=serve.js.map`);
    writeFileSync(path.join(this.#root, 'src/serve.js.map'), MAP);
    writeFileSync(path.join(this.#root, 'program.js'), THREADS);
  }

  async runBothWays(): Promise<void> {
    await this.#node(['program.js'], path.join(this.#root, 'by-node'));
    const asInARun = measuredIn(path.join(this.#root, 'as-in-a-run'));
    await readChild(process.execPath, ['program.js'], {
      cwd: this.#root,
      env: { ...process.env, ...asInARun },
    });
  }

  /** How many source maps the processes and threads have written. */
  mapsIn(folder: string): number {
    return this.#written(folder).flatMap((one) => Object.keys(one['source-map-cache'] ?? {})).length;
  }

  /** What each has run of the file that has a map. */
  coverageIn(folder: string): unknown[] {
    return this.#written(folder).flatMap(({ result }) =>
      result.filter(({ url }) => url.endsWith('/serve.js')).map(({ functions }) => functions),
    );
  }

  #written(folder: string): WrittenCoverage[] {
    const place = path.join(this.#root, folder);
    return readdirSync(place).map((file) => JSON.parse(readFileSync(path.join(place, file), 'utf8')));
  }

  /** What c8 reports of the coverage in a folder. */
  async report(folder: string): Promise<string> {
    const options = ['--include=src/*.js', '--exclude-after-remap', '--reporter=lcovonly'];
    const folders = [`--temp-directory=${folder}`, `--reports-dir=report-${folder}`];
    await this.#node([C8, 'report', ...options, ...folders]);
    return readFileSync(path.join(this.#root, `report-${folder}/lcov.info`), 'utf8');
  }

  /** The scripts that were kept, and how many coverages of each. */
  get kept(): readonly { readonly name: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const file of readdirSync(path.join(this.#root, 'distinct'))) {
      const { result } = JSON.parse(readFileSync(path.join(this.#root, 'distinct', file), 'utf8'));
      for (const { url } of result) {
        const name = path.relative(this.#root, fileURLToPath(url)).replaceAll(path.sep, '/');
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    return [...counts].map(([name, count]) => ({ name, count }));
  }

  #node(args: readonly string[], coverage = ''): Promise<string> {
    const env = { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: coverage };
    return readChild(process.execPath, args, { cwd: this.#root, env });
  }
}
