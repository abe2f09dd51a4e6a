import { runProgram } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What a machine lacks: what is loaded before the program, or what its Node may do. */
interface Machine {
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const READING = '--experimental-permission --allow-fs-read=*';
const HOST = 'unfit-host.js';
const MACHINES: Readonly<Record<string, Machine>> = {
  'no SQLite driver': { preload: 'no-driver.js' },
  'no PostgreSQL driver': {
    preload: 'no-driver.js',
    env: { AUDIT_DATABASE_URL: 'postgres://localhost/audit' },
  },
  'pg-native in the place of pg': {
    preload: 'native-driver.js',
    env: { AUDIT_DATABASE_URL: 'postgres://localhost/audit', NODE_PG_FORCE_NATIVE: '1' },
  },
  'a SQLite driver that is not built': { preload: 'unbuilt-driver.js' },
  'a SQLite driver made for a later Node': { preload: 'later-driver.js' },
  'a bundle that left out a file of the log': { preload: HOST, env: { UNFIT_HOST: 'a file of the log' } },
  'a bundle that left out what opens SQLite': { preload: HOST, env: { UNFIT_HOST: 'what opens SQLite' } },
  'a bundle that left out what opens PostgreSQL': {
    preload: HOST,
    env: { UNFIT_HOST: 'what opens PostgreSQL', AUDIT_DATABASE_URL: 'postgres://localhost/audit' },
  },
  'a Node that may open no more files': { preload: HOST, env: { UNFIT_HOST: 'more files' } },
  'a Node that may open more files only later': { preload: HOST, env: { UNFIT_HOST: 'more files at first' } },
  'a bundle that left out the file of the thread': {
    preload: HOST,
    env: { UNFIT_HOST: 'the file of the thread' },
  },
  'a bundle without a __dirname': { preload: HOST, env: { UNFIT_HOST: 'a __dirname' } },
  'a file of the thread that may not be read': { preload: HOST, env: { UNFIT_HOST: 'a file to read' } },
  'a Node that may start no more threads': { preload: HOST, env: { UNFIT_HOST: 'another thread' } },
  'a Node whose threads get no memory': { preload: HOST, env: { UNFIT_HOST: 'memory for it' } },
  'a Node whose objects all inherit a number': { preload: 'inherited-number.js' },
  'a Node that may start no thread': { env: { NODE_OPTIONS: `${READING} --allow-fs-write=*` } },
  'a Node that may load no addon': { env: { NODE_OPTIONS: '--no-addons' } },
  'a Node that may not write there': { env: { NODE_OPTIONS: `${READING} --allow-worker` } },
};

/** A program on a machine where the SQLite driver, or the thread that uses it, cannot be loaded. */
export class DriverlessProgram {
  driver = '';
  told: { readonly code: string; readonly message: string; readonly retries?: number } = {
    code: '',
    message: '',
  };
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  async run(program = 'open-store.js'): Promise<void> {
    const { preload, env } = MACHINES[this.driver] ?? {};
    const file = this.#folder.file('audit.db');
    const { stdout, stderr } = await runProgram(
      program,
      { AUDIT_DATABASE_URL: `sqlite://${file}`, ...env },
      preload,
    );
    if (stdout === '') {
      throw new Error(`The program said nothing but: ${stderr}`);
    }
    this.told = JSON.parse(stdout);
  }
}
