import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { countRows } from './count-rows';
import { StoreStage } from './store-stage';

const LOG_HEADER_BYTES = 32;

/** What people and programs do to the files of a log that is open. */
export class FileFaults {
  readonly #file: string;
  readonly #copy: string;
  /** How long the file was after the fault. */
  cutTo = 0;

  constructor(world: AuditWorld) {
    this.#file = world.part(StoreStage).file;
    this.#copy = world.part(TemporaryFolder).file('copy');
    // What was spoilt cannot be tidied up by opening it.
    world.addCleanup(() => {
      for (const side of ['', '-wal', '-shm']) {
        rmSync(this.#file + side, { force: true });
      }
    });
  }

  /** Has another process write what is in the log of latest commits into the file. */
  checkpoint(): void {
    const database = new Database(this.#file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  }

  /** Keeps a copy of the file as it is now. */
  copy(): void {
    copyFileSync(this.#file, this.#copy);
  }

  /** How many rows are in the file itself, without what is beside it. */
  countInFile(): unknown {
    this.copy();
    return countRows(this.#copy);
  }

  make(fault: string): void {
    const make = this.#faults[fault];
    if (make === undefined) {
      throw new Error(`No such fault: ${fault}`);
    }
    make();
    this.cutTo = this.size;
  }

  /** What SQLite finds wrong with the file. */
  check(): unknown[] {
    const database = new Database(this.#file);
    try {
      return database.prepare('PRAGMA integrity_check').pluck().all();
    } finally {
      database.close();
    }
  }

  readonly #faults: Readonly<Record<string, () => void>> = {
    'the file was emptied': () => truncateSync(this.#file, 0),
    'the file was cut to half': () => truncateSync(this.#file, Math.floor(this.size / 8192) * 4096),
    'the file was cut by a byte': () => truncateSync(this.#file, this.size - 1),
    'the file was cut to half a page': () => truncateSync(this.#file, 2048),
    'the file was cut to 50 bytes': () => truncateSync(this.#file, 50),
    'the file was written over with text': () => this.#overwrite(Buffer.alloc(this.size, 'Dear diary. ')),
    'the file was written over with zeros': () => this.#overwrite(Buffer.alloc(this.size)),
    'the file was written over with another database': () => {
      const other = `${this.#file}.other`;
      new Database(other).exec('CREATE TABLE other (id INTEGER)').close();
      copyFileSync(other, this.#file);
    },
    'the file was marked as that of another application': () => {
      const database = new Database(this.#file);
      database.pragma('application_id = 5');
      database.close();
    },
    'an older copy was written into the file': () => copyFileSync(this.#copy, this.#file),
    'an older copy was written into the file, after all commits': () => {
      this.checkpoint();
      copyFileSync(this.#copy, this.#file);
    },
    'an older copy was put in its place': () => {
      rmSync(this.#file);
      copyFileSync(this.#copy, this.#file);
    },
    'its log of latest commits was emptied': () => truncateSync(`${this.#file}-wal`, 0),
    'its log of latest commits was cut to half': () =>
      truncateSync(`${this.#file}-wal`, statSync(`${this.#file}-wal`).size / 2),
    'its log of latest commits was written over with zeros': () =>
      this.#overwrite(Buffer.alloc(statSync(this.#log).size), this.#log),
    'its log of latest commits was written over with that of another': () =>
      this.#overwrite(this.#makeOtherLog(statSync(this.#log).size), this.#log),
    'the beginning of its log of latest commits was written over': () =>
      this.#overwrite(Buffer.alloc(LOG_HEADER_BYTES, 'X'), this.#log),
    'the checksum of its log of latest commits was written over': () =>
      this.#overwrite(Buffer.alloc(8, 'X'), this.#log, LOG_HEADER_BYTES - 8),
    'the end of its log of latest commits was written over': () =>
      this.#overwrite(Buffer.alloc(8, 'X'), this.#log, statSync(this.#log).size - 8),
    'its index of the latest commits was deleted': () => rmSync(`${this.#file}-shm`),
    'its index of the latest commits was emptied': () => truncateSync(`${this.#file}-shm`, 0),
    'the file was emptied, and those beside it': () => {
      for (const side of ['', '-wal', '-shm']) {
        truncateSync(this.#file + side, 0);
      }
    },
  };

  get size(): number {
    return statSync(this.#file).size;
  }

  get #log(): string {
    return `${this.#file}-wal`;
  }

  /** What another database has in its log of latest commits, at least so much. */
  #makeOtherLog(size: number): Buffer {
    const other = `${this.#file}.other`;
    const database = new Database(other);
    database.pragma('journal_mode = WAL');
    database.exec(`CREATE TABLE other (content BLOB); INSERT INTO other VALUES (zeroblob(${size}))`);
    const log = readFileSync(`${other}-wal`);
    database.close();
    return log;
  }

  /** As the shell does it: the file stays, what is in it is another. */
  #overwrite(content: Buffer, path = this.#file, at = 0): void {
    const file = openSync(path, 'r+');
    writeSync(file, content, 0, content.length, at);
    closeSync(file);
  }
}
