import { readFileSync } from 'node:fs';
import { runProgram } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** How the connections of a program to its store were set up: the settings of SQLite belong to each of them, not to the file. */
export class ConnectionSettings {
  /** The settings of each connection, as it had them when it was closed. */
  told: readonly unknown[] = [];
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  async run(ending: string): Promise<void> {
    const settingsFile = this.#folder.file('settings.jsonl');
    const env = { ENDING: ending, STORE_FILE: this.#folder.file('audit.db'), SETTINGS_FILE: settingsFile };
    const { exitCode, stderr } = await runProgram('ending.js', env, 'tell-settings.js');
    if (exitCode !== 0) {
      throw new Error(`The program failed: ${stderr}`);
    }
    const lines = readFileSync(settingsFile, 'utf8').trim().split('\n');
    this.told = lines.map((line): unknown => JSON.parse(line));
  }
}
