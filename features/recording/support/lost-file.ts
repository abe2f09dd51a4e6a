import assert from 'node:assert/strict';
import { closeSync, copyFileSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AuditService, openForReading } from 'audit-race';
import Database from 'better-sqlite3';
import { readChild } from '../../support/child';
import { ThreadWatch } from '../../support/live-resources';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { KeptTable } from './kept-table';

const PROGRAM = join(__dirname, 'programs', 'lose-file.js');
const TABLES = ['audit_entry', 'audit_writer', 'audit_batch', 'audit_gone'];
const SIDES = ['', '-wal', '-shm'];

/** A file that logs have open, and what becomes of it meanwhile. */
export class LostFile {
  readonly #file: string;
  readonly #copy: string;
  readonly #threads = new ThreadWatch();
  readonly #world: AuditWorld;
  /** What Ada was told, and then a program that has opened the log anew. */
  readonly told: unknown[] = [];
  programLoss = 'deletes its file';
  lostTable = '';
  #logs: AuditService[] = [];
  #kept: KeptTable | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
    this.#copy = `${this.#file}.copy`;
    world.addCleanup(() => this.#threads.end());
  }

  /** A log with one entry, a copy of it, and logs that have the file open. */
  async prepare(logCount: number): Promise<void> {
    this.#logs = [this.#open()];
    await this.store(1);
    await this.#log.close();
    copyFileSync(this.#file, this.#copy);
    this.#logs = Array.from({ length: logCount }, () => this.#open());
    await Promise.all(this.#logs.map((log) => log.ensureSession()));
  }

  /** Each log stores some entries. */
  async store(count: number): Promise<void> {
    await Promise.all(
      this.#logs.map(async (log) => {
        for (let number = 1; number <= count; number += 1) {
          log.record({ eventType: 'plan.applied' });
        }
        await log.flush();
      }),
    );
  }

  async lose(loss: string): Promise<void> {
    const lose = this.#losses[loss];
    assert.ok(lose, `No such loss: ${loss}`);
    await lose();
  }

  /** A new log takes over from the one that was open. */
  async reopen(): Promise<void> {
    await this.#log.close();
    this.#logs = [this.#open()];
  }

  async runProgram(): Promise<void> {
    await readChild(process.execPath, [PROGRAM, this.#url, this.#file, this.programLoss]);
  }

  /** What Ada is told while one of the tables is not there. */
  async storeWithout(table: string, count: number): Promise<void> {
    this.lostTable = table;
    this.#kept = KeptTable.take(this.#file, table);
    this.#world.addCleanup(() => this.#kept?.putBack());
    await assert.rejects(this.store(count), (error) => {
      this.told.push(error);
      return true;
    });
    await assert.rejects(this.#open().ensureSession(), (error) => {
      this.told.push(error);
      return true;
    });
  }

  /** The table is there again, with all that was in it, and the next call stores what was held. */
  async restore(): Promise<void> {
    this.#kept?.putBack();
    await this.#log.flush();
  }

  async countByReading(): Promise<number> {
    await using reader = await openForReading({ databaseUrl: this.#url });
    return await reader.count();
  }

  /** How many entries of Ada a new log finds, and what the log says of itself. */
  async read(): Promise<{ count: number; opened: Record<string, unknown>[] }> {
    const log = this.#open();
    const { entries } = await log.listEntries({ eventType: 'audit.opened' });
    return {
      count: await log.count({ eventType: 'plan.*' }),
      opened: entries.map(({ details }) => Object(details)),
    };
  }

  get acceptedCount(): number {
    return this.#log.stats().accepted;
  }

  readonly #losses: Readonly<Record<string, () => Promise<void> | void>> = {
    'the file is deleted': () => this.#remove(),
    'an earlier copy takes its place': () => {
      this.#remove();
      copyFileSync(this.#copy, this.#file);
    },
    'an earlier backup is written into it': () => {
      // The copy is what the file itself still is. A backup has the same entries, and other pages.
      new Database(this.#copy).exec('VACUUM').close();
      copyFileSync(this.#copy, this.#file);
    },
    'a copy of what is there now takes its place': async () => {
      rmSync(this.#copy);
      await this.#log.backup(this.#copy);
      this.#remove();
      copyFileSync(this.#copy, this.#file);
    },
    'its folder is deleted': () => rmSync(dirname(this.#file), { recursive: true }),
    'its tables are dropped': () => this.#dropTables(),
    'the file is emptied': () => truncateSync(this.#file),
    // Only its beginning: SQLite goes on, and finds nothing in it after a crash.
    'its -wal is written over': () => {
      const log = openSync(`${this.#file}-wal`, 'r+');
      writeSync(log, Buffer.alloc(32, 'X'), 0, 32, 0);
      closeSync(log);
    },
    'its thread dies': () => this.#threads.terminateLast(),
    'its thread dies as the file is deleted': async () => {
      this.#remove();
      await this.#threads.terminateLast();
    },
  };

  get #log(): AuditService {
    const [log] = this.#logs;
    assert.ok(log);
    return log;
  }

  get #url(): string {
    return `sqlite://${this.#file}`;
  }

  #open(): AuditService {
    const log = new AuditService({ databaseUrl: this.#url, retryWaitMs: 1 });
    this.#world.addCleanup(() => log.close());
    return log;
  }

  #dropTables(): void {
    const database = new Database(this.#file);
    for (const table of TABLES) {
      database.exec(`DROP TABLE ${table}`);
    }
    database.close();
  }

  #remove(): void {
    for (const side of SIDES) {
      rmSync(this.#file + side, { force: true });
    }
  }
}
