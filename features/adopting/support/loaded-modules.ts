import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';

const PRELOAD = path.join(__dirname, 'programs/list-modules.js');
/** The last package on the way to a file: `/x/node_modules/@a/b/dist/c.js` is of `@a/b`. */
const PACKAGE = /.*[\\/]node_modules[\\/](?<name>(?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** What the processes of a project have loaded, as each of them lists it when it ends. */
export class LoadedModules {
  /** Makes each process write its list. */
  readonly environment: NodeJS.ProcessEnv;
  readonly #folder: string;

  constructor(world: AuditWorld) {
    this.#folder = world.part(EmptyProject).file('loaded-modules');
    mkdirSync(this.#folder);
    this.environment = { NODE_OPTIONS: `--require "${PRELOAD}"`, LOADED_MODULES: this.#folder };
  }

  /** For each process that loaded anything of a package, all packages of which it did, and files that are of none. */
  packagesBeside(name: string): string[][] {
    const lists = readdirSync(this.#folder).map((list): string[] =>
      JSON.parse(readFileSync(path.join(this.#folder, list), 'utf8')),
    );
    assert.ok(lists.length > 0, 'No process has listed its modules.');
    return lists
      .map((files) => [...new Set(files.filter((file) => file !== PRELOAD).map(packageOf))].toSorted())
      .filter((packages) => packages.includes(name));
  }
}

function packageOf(file: string): string {
  return PACKAGE.exec(file)?.groups?.name?.replace('\\', '/') ?? file;
}
