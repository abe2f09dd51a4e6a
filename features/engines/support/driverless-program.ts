import { runProgram } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PRELOADS: Readonly<Record<string, string>> = {
  'no SQLite driver': 'no-driver.js',
  'a SQLite driver that is not built': 'unbuilt-driver.js',
  'a SQLite driver made for a later Node': 'later-driver.js',
};

/** A program on a machine where the SQLite driver cannot be loaded. */
export class DriverlessProgram {
  driver = '';
  told: { readonly code: string; readonly message: string } = { code: '', message: '' };
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  async run(): Promise<void> {
    const env = { AUDIT_DATABASE_URL: `sqlite://${this.#folder.file('audit.db')}` };
    const { stdout } = await runProgram('open-store.js', env, PRELOADS[this.driver]);
    this.told = JSON.parse(stdout);
  }
}
