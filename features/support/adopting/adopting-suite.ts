import assert from 'node:assert/strict';
import path from 'node:path';
import { type NestedRun, runFolder } from '../nested-run';
import type { AuditWorld } from '../world';
import { EmptyProject } from './empty-project';

interface Language {
  readonly folder: string;
  readonly type: 'commonjs' | 'module';
}

const FIXTURES = path.resolve('features/adopting/fixtures');

const languages: Readonly<Record<string, Language>> = {
  CommonJS: { folder: 'commonjs', type: 'commonjs' },
  'ES modules': { folder: 'modules', type: 'module' },
  TypeScript: { folder: 'typescript', type: 'commonjs' },
};

/** A suite in a project of its own, and how it ran. */
export class AdoptingSuite {
  #run: NestedRun | undefined;
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  /** Puts the suite into the project, written as its language demands. */
  async writeIn(name: string): Promise<void> {
    const language = languages[name];
    assert.ok(language, `There is no suite in ${name}.`);
    const { folder, type } = language;
    this.#project.write('package.json', JSON.stringify({ name: 'shop', private: true, type }));
    this.#project.copy(path.join(FIXTURES, folder), '.');
    this.#project.copy(path.join(FIXTURES, 'basket.feature'), 'features/basket.feature');
    await this.#project.install();
  }

  async runWith(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> {
    // What runs here is a copy of the package: it says nothing of the coverage of src.
    this.#run = await runFolder(this.#project.path, args, { NODE_V8_COVERAGE: '', ...environment });
  }

  get run(): NestedRun {
    assert.ok(this.#run, 'No suite has been run in this scenario.');
    return this.#run;
  }
}
