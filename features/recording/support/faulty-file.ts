import assert from 'node:assert/strict';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { SqliteEngine } from '#audit-log/engines/sqlite/sqlite-engine';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { LogBook } from '../../support/log-book';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PAGE_BYTES = 4096;
/** Short, because it is waited for in vain. */
const BUSY_TIMEOUT_MS = 50;
/** A folder in which nobody, not even root, can make a file. */
const READ_ONLY_FOLDER = process.platform === 'linux' ? '/sys' : '/System';

/** A log on a file that gets out of order and is put right again. */
export class FaultyFile {
  readonly #folder: TemporaryFolder;
  /** Where the log finds the file: in a folder that leads to another. */
  readonly #link: string;
  readonly #file: string;
  readonly #copy: string;
  readonly #stage: AuditStage;
  readonly #log: LogBook;
  #rival: Database.Database | undefined;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
    this.#stage = world.part(AuditStage);
    this.#log = world.part(MemoryStage).log;
    this.#link = this.#folder.file('folder');
    this.#file = this.#folder.file('audit.db');
    this.#copy = this.#folder.file('copy.db');
    world.addCleanup(() => this.#rival?.close());
  }

  /** Fills the file, and puts a log on stage that has not opened it yet. */
  async fill(count: number): Promise<void> {
    this.#leadTo(this.#folder.path);
    const databaseUrl = `sqlite://${this.#link}/audit.db`;
    const earlier = new AuditService({ databaseUrl });
    record(earlier, count);
    await earlier.close();
    copyFileSync(this.#file, this.#copy);
    this.#stage.service = new AuditService({
      createEngine: () => SqliteEngine.open(`${this.#link}/audit.db`, BUSY_TIMEOUT_MS),
      logger: this.#log,
      attemptsMax: 2,
      retryWaitMs: 1,
    });
  }

  /** Copies what the file holds now, as a backup does. */
  takeCopy(): void {
    rmSync(this.#copy);
    execute(this.#file, `VACUUM INTO '${this.#copy}'`);
  }

  /** Records entries and waits until they are stored, or until it is told that they are not. */
  async record(count: number): Promise<void> {
    await this.#stage.attempt((service) => {
      record(service, count);
      return service.flush();
    });
  }

  /** How many entries of Ada the same log finds, when it has stored what it holds. */
  async countEntries(): Promise<number> {
    return await this.#stage.service.count({ eventType: 'plan.*' });
  }

  strike(fault: string): void {
    const strike = this.#faults[fault];
    assert.ok(strike, `No such fault: ${fault}`);
    strike();
  }

  mend(remedy: string): void {
    const mend = this.#remedies[remedy];
    assert.ok(mend, `No such remedy: ${remedy}`);
    mend();
  }

  readonly #faults: Readonly<Record<string, () => void>> = {
    'another process holds the file': () => {
      this.#rival = new Database(this.#file);
      this.#rival.exec('BEGIN IMMEDIATE');
    },
    'its folder can only be read': () => this.#leadTo(READ_ONLY_FOLDER),
    'its pages are overwritten': () => {
      // All but the first page, so that the file can still be opened.
      const file = openSync(this.#file, 'r+');
      writeSync(file, Buffer.alloc(statSync(this.#file).size - PAGE_BYTES, 'X'), 0, undefined, PAGE_BYTES);
      closeSync(file);
    },
    'a later release has changed its tables': () =>
      execute(this.#file, 'ALTER TABLE audit_entry ADD COLUMN later TEXT; PRAGMA user_version = 1000'),
    'a text has taken its place': () => writeFileSync(this.#file, 'Dear diary, '.repeat(100)),
    'a file of another program has taken its place': () => {
      rmSync(this.#file);
      execute(this.#file, 'CREATE TABLE customer (id INTEGER)');
    },
    'a file that somebody deletes': () => rmSync(this.#file),
    'an earlier copy has taken the place of the file': () => this.#putBackCopy(),
    'a folder has taken its place': () => {
      rmSync(this.#file);
      mkdirSync(this.#file);
    },
  };

  readonly #remedies: Readonly<Record<string, () => void>> = {
    'the other process lets go': () => this.#rival?.exec('COMMIT'),
    'its folder can be written to': () => this.#leadTo(this.#folder.path),
    'a copy of the file is put back': () => this.#putBackCopy(),
  };

  #putBackCopy(): void {
    for (const side of ['', '-wal', '-shm']) {
      rmSync(this.#file + side, { recursive: true, force: true });
    }
    copyFileSync(this.#copy, this.#file);
  }

  #leadTo(folder: string): void {
    rmSync(this.#link, { force: true });
    symlinkSync(folder, this.#link);
  }
}

function record(service: AuditService, count: number): void {
  for (let number = 1; number <= count; number += 1) {
    service.record({ eventType: 'plan.applied', details: { number } });
  }
}

function execute(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}
