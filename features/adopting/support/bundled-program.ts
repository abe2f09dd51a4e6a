import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuditService } from 'audit-race';
import { type BuildOptions, build, stop } from 'esbuild';
import { type ChildOutcome, runChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';
import { installPackages } from './installation';

const PROGRAM = path.join(__dirname, 'programs/record-two.mjs');
const LOADER = path.join(__dirname, 'programs/package-loader.cjs');
const LOG = 'audit-race';
const DRIVER = 'better-sqlite3';

const formats: Readonly<Record<string, BuildOptions>> = {
  CommonJS: { format: 'cjs', outfile: 'out/program.cjs' },
  'ES modules': { format: 'esm', outfile: 'out/program.mjs' },
};

/** What Ada says to esbuild beside that. */
const ways: Readonly<Record<string, BuildOptions>> = {
  'with all that it loads': {},
  // Node has this condition, and esbuild otherwise has not: it leads to the CommonJS.
  'with the CommonJS of all it loads': { conditions: ['node-addons'] },
  // Any condition of one's own takes the condition "module" away, which otherwise leads bundlers to the ES module.
  'with a condition of her own': { conditions: ['shop'] },
  'without the packages': { packages: 'external' },
};

/** What is installed where the bundle runs. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  'the driver': [DRIVER],
  'the driver, and the audit log': [LOG, DRIVER],
  'at all': [],
  nothing: [],
};

/** A program in a bundle, which runs elsewhere than it was made. */
export class BundledProgram {
  /** What esbuild found to say. */
  warnings: readonly string[] = [];
  outcome: ChildOutcome | undefined;
  readonly #world: AuditWorld;
  readonly #project: EmptyProject;
  #bundle = '';

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#project = world.part(EmptyProject);
    world.addCleanup(stop);
  }

  async write(): Promise<void> {
    await this.#project.install([LOG]);
    cpSync(PROGRAM, this.#project.file('program.mjs'));
  }

  async bundle(format: string, way: string): Promise<void> {
    const options = { ...formats[format], ...ways[way] };
    assert.ok(options.outfile, `There is no format ${format}.`);
    this.#bundle = path.basename(options.outfile);
    const { warnings } = await build({
      absWorkingDir: this.#project.path,
      entryPoints: ['program.mjs'],
      bundle: true,
      platform: 'node',
      logLevel: 'silent',
      ...options,
    });
    this.warnings = warnings.map(({ text }) => text);
  }

  async runBeside(what: string): Promise<void> {
    const place = await this.#makeFolder(what);
    cpSync(this.#project.file(`out/${this.#bundle}`), path.join(place, this.#bundle));
    await this.#run([path.join(place, this.#bundle)]);
  }

  async runFromInput(args: readonly string[], what: string): Promise<void> {
    const cwd = await this.#makeFolder(what);
    const input = readFileSync(this.#project.file(`out/${this.#bundle}`), 'utf8');
    await this.#run(args, {}, { cwd, input });
  }

  /** Not within the project: packages are looked for further up, too. */
  async #makeFolder(what: string): Promise<string> {
    const names = neighbours[what];
    assert.ok(names, `What is meant by ${what}?`);
    const place = mkdtempSync(path.join(tmpdir(), 'audit-race-bundle-'));
    this.#world.addCleanup(() => rmSync(place, { recursive: true }));
    if (names.length > 0) {
      symlinkSync(await installPackages(names), path.join(place, 'node_modules'), 'junction');
    }
    return place;
  }

  /** Runs the program as it is, before it is in a bundle. The driver is not in the project. */
  async runWithLoader(): Promise<void> {
    const driver = path.dirname(require.resolve(`${DRIVER}/package.json`));
    await this.#run(['--require', LOADER, this.#project.file('program.mjs')], { DRIVER: driver });
  }

  async readEvents(): Promise<string[]> {
    await using audit = new AuditService({ databaseUrl: `sqlite://${this.#storeFile}` });
    const { entries } = await audit.listEntries();
    return entries.map(({ eventType }) => eventType);
  }

  async #run(
    args: readonly string[],
    environment: NodeJS.ProcessEnv = {},
    from: { readonly cwd?: string; readonly input?: string } = {},
  ): Promise<void> {
    const env = { ...process.env, ...unmeasured, STORE_FILE: this.#storeFile, ...environment };
    this.outcome = await runChild(process.execPath, args, { env, ...from });
  }

  get #storeFile(): string {
    return this.#project.file('audit.db');
  }
}
