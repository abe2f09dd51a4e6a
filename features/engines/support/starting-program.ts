import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readChild } from '../../support/child';
import { runProgram, withPreload } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const DIST = path.dirname(require.resolve('audit-race'));
const PRELOAD = 'tell-loaded.js';

/** A file of each part of the package that not every program needs. */
const PARTS: Readonly<Record<string, string>> = {
  'what opens SQLite': 'engines/sqlite/sqlite-engine.js',
  'what opens PostgreSQL': 'engines/postgres/postgres-engine.js',
  'what spills': 'engines/spill/spill.js',
  'what stores': 'engines/sqlite/sqlite-store.js',
  'what reads': 'engines/sqlite/sqlite-reader.js',
  'what verifies': 'engines/sqlite/chain/examine-log.js',
  'what prunes': 'engines/sqlite/rows/prune-rows.js',
  'what records': 'audit/audit-service.js',
  'what counts': 'command/count/count-command.js',
  'what lists': 'command/list/list-command.js',
};

const PROGRAMS: Readonly<Record<string, string>> = {
  'imports the package': 'imports',
  'makes a log in SQLite and does nothing with it': 'makes',
  'stores an entry in SQLite': 'stores',
  'reads an entry in SQLite': 'reads',
};
const CALLS: Readonly<Record<string, string>> = {
  'counts entries on the command line': 'count',
  'asks the command line for its help': '--help',
};

/** A program that does little, and what it and its threads have loaded for it. */
export class StartingProgram {
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  async run(does: string): Promise<void> {
    const call = CALLS[does];
    if (call === undefined) {
      await this.#runProgram(PROGRAMS[does], PRELOAD);
      return;
    }
    await this.#runProgram('stores');
    await readChild(process.execPath, [path.join(DIST, 'command/main.js'), call], {
      env: { ...process.env, ...this.#env, NODE_OPTIONS: withPreload(PRELOAD) },
    });
  }

  /** The parts of which a file was loaded, of those that are named. */
  loadedOf(names: string): readonly string[] {
    const loaded = readFileSync(this.#loaded, 'utf8').split('\n');
    return names.split(', ').filter((name) => loaded.includes(fileOf(name)));
  }

  async #runProgram(what: string | undefined, preload?: string): Promise<void> {
    assert.ok(what, 'There is no such program.');
    const { exitCode, stderr } = await runProgram('start.js', { ...this.#env, WHAT: what }, preload);
    assert.deepEqual([exitCode, stderr], [0, '']);
  }

  get #loaded(): string {
    return this.#folder.file('loaded.txt');
  }

  get #env(): Readonly<Record<string, string>> {
    return { AUDIT_DATABASE_URL: `sqlite://${this.#folder.file('audit.db')}`, LOADED_FILE: this.#loaded };
  }
}

function fileOf(name: string): string {
  const file = path.join(DIST, PARTS[name] ?? 'unknown');
  assert.ok(existsSync(file), `There is no ${name}.`);
  return file;
}
