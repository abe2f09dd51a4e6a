import { chmodSync, cpSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { OwnServer } from '../../support/postgres/own-server';
import { findServerPrograms } from '../../support/postgres/server-programs';
import { startOwnServer } from '../../support/postgres/start-own-server';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { askServer } from './test-databases';

const MAKE = 'create table stored as select 1 as number';
const READ = 'select number from stored';

/** The programs of a server where root and their owner reach them, as they are unpacked when no script runs. */
export class ClosedPrograms {
  readonly #world: AuditWorld;
  readonly #folder: TemporaryFolder;
  #server: OwnServer | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
    const programs = this.#folder.file('native');
    cpSync(findServerPrograms(), programs, { recursive: true, verbatimSymlinks: true });
    for (const file of readdirSync(path.join(programs, 'lib'))) {
      const place = path.join(programs, 'lib', file);
      if (lstatSync(place).isSymbolicLink()) {
        rmSync(place);
      }
    }
    chmodSync(this.#folder.path, 0o700);
    const before = process.env.PG_PROGRAMS ?? '';
    process.env.PG_PROGRAMS = programs;
    world.addCleanup(() => {
      process.env.PG_PROGRAMS = before;
    });
  }

  async startServer(): Promise<void> {
    const server = await startOwnServer();
    this.#server = server;
    this.#world.addCleanup(() => server.end());
    await askServer(server.url(), MAKE);
  }

  async endServerTwice(): Promise<void> {
    await this.#server?.stop('immediate');
    await this.#server?.start();
    await this.#server?.kill();
    await this.#server?.start();
  }

  readStored(): Promise<unknown[]> {
    return askServer(this.#server?.url(), READ);
  }
}
