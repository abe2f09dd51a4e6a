import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { backUp } from '#audit-log/engines/sqlite/backup/back-up';
import { openBeside } from '#audit-log/engines/sqlite/opening/open-beside';
import { SqliteReader } from '#audit-log/engines/sqlite/sqlite-reader';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import { identify, look } from '#audit-log/engines/sqlite-file/file-identity';
import { SightMemory } from '#audit-log/engines/sqlite-file/sight-memory';
import { batchOf } from '../../support/batch-of';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { FileFaults } from './file-faults';
import { MovedFile } from './moved-file';
import { StoreStage } from './store-stage';

/** The rows that both files have, the store and its copy. */
const ROWS = 17;
/** Where the number of pages is in a file. */
const PAGES_AT = 28;

/** A log that is copied into the file of an open store. */
export class CopiedOver {
  readonly #world: AuditWorld;
  readonly #stage: StoreStage;
  readonly #faults: FileFaults;
  readonly #folder: TemporaryFolder;
  #copy = '';
  /** What the file was when it was closed first. */
  #closed: Buffer | undefined;
  #rest: Buffer = Buffer.alloc(0);

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#stage = world.part(StoreStage);
    this.#faults = world.part(FileFaults);
    this.#folder = world.part(TemporaryFolder);
  }

  /** Opens a store, and makes a copy with as many pages. The last 3 rows of the store are in its log of latest commits alone. */
  async prepare(copy: string, count: number): Promise<void> {
    const make = this.#copies[copy];
    assert.ok(make, `No such copy: ${copy}`);
    await make();
    await this.#store(count - ROWS, 101);
    const [size, copySize] = [this.#stage.file, this.#copy].map((file) => statSync(file).size);
    assert.equal(size, copySize);
    assert.equal(pagesOf(this.#stage.file), pagesOf(this.#copy));
  }

  /** Puts a log that has no number yet in the place of the store, copies it, and opens it. */
  async openWithoutNumber(log: string): Promise<void> {
    const { file } = this.#stage;
    if (log === 'a log of 0.1.0') {
      this.#world.part(MovedFile).copyTo(file);
    } else {
      renameSync(await this.#backUp(this.#make('early')), file);
    }
    this.#copy = `${file}.copy`;
    copyFileSync(file, this.#copy);
    await this.#stage.tryOpen();
    assert.equal(this.#stage.error, undefined);
  }

  copyOver(): void {
    copyFileSync(this.#copy, this.#stage.file);
  }

  /** Closes the store, and has another engine open and close it. */
  async reopen(): Promise<void> {
    await this.#close();
    this.#closed = readFileSync(this.#stage.file);
    await this.#stage.tryOpen();
    await this.#close();
  }

  get isAsClosed(): boolean {
    return this.#closed?.equals(readFileSync(this.#stage.file)) === true;
  }

  /** Asks a question that has the file written over half-way. */
  writeOverWhileRead(): void {
    const { file } = this.#stage;
    const identities = ['', '-wal', '-shm'].map(
      (side) => [file + side, identify(look(file + side)), 0n] as const,
    );
    const writeOver = () => this.#faults.make('the file was written over with text');
    const opened = openBeside({ path: file, identities, sight: new SightMemory().memory }, 0);
    const reader = new SqliteReader(opened, writeOver);
    try {
      this.#stage.error = reader.count({ sinceMs: 1 });
    } catch (error) {
      this.#stage.error = Reflect.get(Object(error), 'code');
    } finally {
      reader.close();
    }
  }

  /** Puts the beginning of a log in the place of the store. */
  putBeginning(count: number, part: number): void {
    const whole = readFileSync(this.#make('whole', count));
    this.#rest = whole.subarray(whole.length * part);
    writeFileSync(this.#stage.file, whole.subarray(0, whole.length * part));
  }

  /** Opens the store in this thread. The rest of the log comes when it first waits. */
  async openHalf(): Promise<void> {
    const { wait } = Atomics;
    const putBack = () => Object.assign(Atomics, { wait });
    this.#world.addCleanup(putBack);
    const comeFirst = (...asked: Parameters<typeof wait>) => {
      putBack();
      appendFileSync(this.#stage.file, this.#rest);
      return wait(...asked);
    };
    Object.assign(Atomics, { wait: comeFirst });
    new SqliteStore(this.#stage.file, 0).close();
    await this.#stage.tryOpen();
  }

  readonly #copies: Readonly<Record<string, () => Promise<void>>> = {
    'another log': async () => {
      this.#copy = this.#make('other');
      await this.#openFilled();
    },
    'a backup of another log': async () => {
      this.#copy = await this.#backUp(this.#make('other'));
      renameSync(await this.#backUp(this.#make('early')), this.#stage.file);
      await this.#open();
    },
    'a backup of itself': async () => {
      await this.#openFilled();
      this.#copy = await this.#backUp(this.#stage.file);
    },
    'the backup that it was made from': async () => {
      this.#copy = await this.#backUp(this.#make('early'));
      copyFileSync(this.#copy, this.#stage.file);
      await this.#open();
    },
    'another log of an earlier release': async () => {
      this.#copy = unnumbered(this.#make('other'));
      renameSync(unnumbered(this.#make('early')), this.#stage.file);
      await this.#open();
    },
  };

  async #openFilled(): Promise<void> {
    await this.#open();
    await this.#store(ROWS, 1);
    this.#faults.checkpoint();
  }

  async #open(): Promise<void> {
    await this.#stage.tryOpen();
    assert.equal(this.#stage.error, undefined);
    this.#faults.checkpoint();
  }

  async #close(): Promise<void> {
    await Promise.all(this.#stage.engines.splice(0).map((engine) => engine.close()));
  }

  async #store(count: number, first: number): Promise<void> {
    await this.#stage.engine.store(batchOf(this.#stage.rows(count, first)));
  }

  /** A log with so many rows, all of them in the file. */
  #make(name: string, count = ROWS): string {
    const file = this.#folder.file(`${name}.db`);
    const store = new SqliteStore(file, 0);
    store.createTables();
    const rows = Array.from({ length: count }, (_, index) => makeRow(`${name}-${index}`, 50));
    store.storeRows(PackedRows.from(rows).pieces);
    store.close();
    return file;
  }

  async #backUp(file: string): Promise<string> {
    await backUp(file, `${file}.backup`, {});
    return `${file}.backup`;
  }
}

/** Gives a log the number that SQLite itself counts up from 0, as in a file of an earlier release. */
function unnumbered(file: string): string {
  const database = new Database(file);
  database.unsafeMode(true);
  database.pragma('schema_version = 21');
  database.close();
  return file;
}

function pagesOf(file: string): number {
  return readFileSync(file).readUInt32BE(PAGES_AT);
}
