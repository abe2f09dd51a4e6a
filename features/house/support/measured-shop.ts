import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compactCoverage } from '../../../.ci/coverage/compact-coverage';
import { readChild } from '../../support/child';
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
const C8 = path.resolve('node_modules/c8/bin/c8.js');

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
    const env = { ...process.env, NODE_V8_COVERAGE: coverage };
    return readChild(process.execPath, args, { cwd: this.#root, env });
  }
}
