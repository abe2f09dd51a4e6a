import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { OwnServer } from '../../support/postgres/own-server';
import { startOwnServer } from '../../support/postgres/start-own-server';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { AskedLog } from './asked-log';
import { manyRows } from './night-rows';

const SQLITE_PAGE = 4096;
const POSTGRES_PAGE = 8192;
const PLACE_OF_FILE = "SELECT current_setting('data_directory'), pg_relation_filepath('";

/** A log of which somebody, or a disk, has written over a page. */
export class DamagedLog {
  readonly #world: AuditWorld;
  #server: OwnServer | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  damageFile(table: string): void {
    const file = this.#world.part(TemporaryFolder).file('audit.db');
    const database = new Database(file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    const pages = database
      .prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno')
      .pluck()
      .all(table);
    database.close();
    writeOver(file, SQLITE_PAGE, Number(pages[Math.floor(pages.length / 2)]) - 1);
  }

  async fillServer(count: number): Promise<void> {
    const server = await startOwnServer({ isDurable: false });
    this.#world.addCleanup(() => server.end());
    this.#server = server;
    const asked = this.#world.part(AskedLog);
    asked.databaseUrl = server.url();
    await asked.store('day', manyRows(count));
  }

  /** A server has what it reads in memory, so it is stopped meanwhile. */
  async damageTable(table: string): Promise<void> {
    const server = this.#server;
    const client = new Client({ connectionString: server?.url() });
    await client.connect();
    const { rows } = await client.query({ text: `${PLACE_OF_FILE}${table}')`, rowMode: 'array' });
    await client.end();
    await server?.stop('fast');
    const [folder, file] = rows[0] ?? [];
    writeOver(path.join(String(folder), String(file)), POSTGRES_PAGE);
    await server?.start();
  }
}

/** The page with a number, or one in the middle. */
function writeOver(file: string, pageBytes: number, number?: number): void {
  const opened = openSync(file, 'r+');
  const middle = Math.floor(fstatSync(opened).size / pageBytes / 2);
  writeSync(opened, Buffer.alloc(pageBytes, 'X'), 0, pageBytes, (number ?? middle) * pageBytes);
  closeSync(opened);
}
