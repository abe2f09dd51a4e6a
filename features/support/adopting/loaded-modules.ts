import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditWorld } from '../world';
import { EmptyProject } from './empty-project';

const PRELOAD = path.join(__dirname, '../programs/list-modules.js');

/** What the processes of a project have loaded, as each of them lists it when it ends. */
export class LoadedModules {
  /** Makes each process write its list. */
  readonly environment: NodeJS.ProcessEnv;
  readonly #folder: string;
  readonly #home: string;

  constructor(world: AuditWorld) {
    const project = world.part(EmptyProject);
    this.#folder = project.file('loaded-modules');
    this.#home = `${project.home}${path.sep}`;
    mkdirSync(this.#folder);
    this.environment = { NODE_OPTIONS: `--require "${PRELOAD}"`, LOADED_MODULES: this.#folder };
  }

  /** For each process that loaded the harness, what it loaded beside it: files of the package, and drivers. */
  besideHarness(): string[][] {
    const lists = readdirSync(this.#folder).map((name): string[] =>
      JSON.parse(readFileSync(path.join(this.#folder, name), 'utf8')),
    );
    const harness = path.join(this.#home, 'dist/harness/');
    assert.ok(lists.length > 0, 'No process has listed its modules.');
    return lists
      .filter((list) => list.some((module) => module.startsWith(harness)))
      .map((list) =>
        list.filter(
          (module) =>
            (module.startsWith(this.#home) && !module.startsWith(harness)) ||
            /better-sqlite3|\bpg\b/.test(module),
        ),
      );
  }
}
