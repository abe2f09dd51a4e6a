import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifierKey } from 'audit-race/verify';
import { type BuildOptions, build, stop } from 'esbuild';
import { readChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';
import { LOG_NAME, MadeLog } from './made-log';

const PROGRAMS = path.join(__dirname, 'programs');
const PACKAGE = path.dirname(require.resolve('audit-race/package.json'));

/** How a program of an auditor is run, by what it is called in the feature. */
const BUNDLES: Readonly<Record<string, BuildOptions | undefined>> = {
  'in CommonJS, as it is': undefined,
  'in ES modules, as it is': undefined,
  'in a bundle of ES modules': { format: 'esm', outfile: 'bundle.mjs' },
  'in a bundle of CommonJS': { format: 'cjs', outfile: 'bundle.cjs' },
  // Any condition of one's own takes the one away that leads bundlers to the ES module.
  'in a small bundle of its CommonJS': {
    format: 'cjs',
    outfile: 'bundle.cjs',
    conditions: ['shop'],
    minify: true,
  },
};

/** A folder of somebody who has a program and this package, and none of the packages that a log needs. */
export class AuditorsProgram {
  readonly #world: AuditWorld;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'auditor-'));
  told: unknown;

  constructor(world: AuditWorld) {
    this.#world = world;
    world.addCleanup(async () => {
      await stop();
      rmSync(this.#folder, { recursive: true });
    });
  }

  async run(how: string): Promise<void> {
    const program = how.includes('CommonJS, as') ? 'check-proof.cjs' : 'check-proof.mjs';
    cpSync(path.join(PROGRAMS, program), path.join(this.#folder, program));
    const home = path.join(this.#folder, 'node_modules/audit-race');
    cpSync(path.join(PACKAGE, 'package.json'), path.join(home, 'package.json'));
    cpSync(path.join(PACKAGE, 'dist'), path.join(home, 'dist'), { recursive: true });
    const file = await this.#bundled(program, BUNDLES[how], home);
    const env = { ...process.env, ...unmeasured, HANDED: JSON.stringify(this.#handed()) };
    this.told = JSON.parse(await readChild(process.execPath, [file], { cwd: this.#folder, env }));
  }

  /** The file to be run; of a bundle nothing else is left in the folder. */
  async #bundled(program: string, options: BuildOptions | undefined, home: string): Promise<string> {
    if (options === undefined) {
      return path.join(this.#folder, program);
    }
    const file = path.join(this.#folder, options.outfile ?? '');
    const entry = { absWorkingDir: this.#folder, entryPoints: [program], bundle: true };
    await build({ ...entry, platform: 'node', logLevel: 'silent', ...options });
    rmSync(home, { recursive: true });
    return file;
  }

  #handed() {
    const log = this.#world.part(MadeLog);
    return {
      proof: JSON.stringify(log.prove(1, 1)),
      checkpoint: log.checkpoint(),
      publicKey: verifierKey(LOG_NAME, log.key),
    };
  }
}
