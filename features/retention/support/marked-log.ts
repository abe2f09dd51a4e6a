import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { CompactProgress, NewEntry, PruneReport } from 'audit-race';
import { AuditService, type Engine } from 'audit-race';
import Database from 'better-sqlite3';
import { SqliteEngine } from '#audit-log/engines/sqlite/sqlite-engine';
import { unguarded } from '#audit-log/engines/sqlite/tables/append-only';
import { ManualClock } from '../../support/manual-clock';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** In every text of the entries that are to go, so that a file can be searched for it; and in those of the others. */
const GOING = 'perdita';
const STAYING = 'manfred';

/** Entries are stored so many at a time, so that they all fit into the queue. */
const CHUNK_ENTRIES = 2000;

/** A log on a real file, whose entries can be told from their bytes, and who reads it meanwhile. */
export class MarkedLog {
  readonly progress: CompactProgress[] = [];
  report: PruneReport | undefined;
  /** The code with which rebuilding has failed. */
  code: string | undefined;
  keptCount = 0;
  bytesBefore = 0;
  logBytesMax = 0;
  onReclaimed: (isCrowded: boolean) => void = () => undefined;
  readonly file: string;
  readonly service: AuditService;
  readonly #world: AuditWorld;
  #reader: Database.Database | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.file = world.part(TemporaryFolder).file('audit.db');
    this.service = new AuditService({
      clock: new ManualClock(),
      createEngine: async () => this.#watch(await SqliteEngine.open(this.file, 200)),
    });
    world.addCleanup(() => Promise.allSettled([this.service.close()]));
  }

  /** Records entries that are to go, and then those that are to be kept. */
  async fill(count: number, keptCount: number, textLength = 0): Promise<void> {
    for (let number = 0; number < count; number += 1) {
      this.service.record(makeEntry(number, number < count - keptCount ? GOING : STAYING, textLength));
      if (number % CHUNK_ENTRIES === 0) {
        await this.service.flush();
      }
    }
    await this.service.flush();
    // The log of commits becomes a part of the file, so that the sizes of both can be told from now on.
    const database = new Database(this.file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    this.keptCount = keptCount;
    assert.ok(this.countTraces() > 0, 'The texts are not found in the file even before anything has gone.');
  }

  /** Makes the file one that an earlier release made, and from which it has deleted without wiping. */
  makeOld(count: number, keptCount: number): void {
    const database = new Database(this.file);
    database.pragma('auto_vacuum = NONE');
    database.exec('VACUUM');
    database.pragma('secure_delete = OFF');
    unguarded(database, () =>
      database
        .prepare('DELETE FROM audit_entry WHERE seq IN (SELECT seq FROM audit_entry ORDER BY seq LIMIT ?)')
        .run(count - keptCount),
    );
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    assert.ok(this.countTraces() > 0, 'What has gone has left no trace.');
  }

  async prune(): Promise<void> {
    this.bytesBefore = statSync(this.file).size;
    // Those that are to be kept, and what the log says of itself, are younger.
    const before = new Database(this.file, { readonly: true });
    const time = before
      .prepare('SELECT max(time) FROM audit_entry WHERE actor LIKE ?')
      .pluck()
      .get(`${GOING}%`);
    before.close();
    this.report = await this.service.prune(
      this.keptCount > 0 ? { keepNewest: this.keptCount } : { olderThan: new Date(Number(time) + 1) },
    );
  }

  async compact(): Promise<void> {
    const [ended] = await Promise.allSettled([
      this.service.compact({ onProgress: (progress) => this.progress.push(progress) }),
    ]);
    this.code = ended.status === 'rejected' ? ended.reason.code : undefined;
  }

  /** Holds the file as it is now. */
  startReading(): void {
    const reader = new Database(this.file);
    this.#reader = reader;
    this.#reader.exec('BEGIN');
    this.#reader.prepare('SELECT count(*) FROM audit_entry').get();
    this.#world.addCleanup(() => reader.close());
  }

  /** The file stays open: to close it would tidy up after everybody. */
  stopReading(): void {
    if (this.#reader?.inTransaction) {
      this.#reader.exec('COMMIT');
    }
  }

  /** How often a text of the entries that are to go is found in the files of the log. */
  countTraces(): number {
    const files = ['', '-wal'].map((end) => `${this.file}${end}`).filter(existsSync);
    return files.reduce(
      (sum, file) => sum + readFileSync(file).toString('latin1').split(GOING).length - 1,
      0,
    );
  }

  /** How many entries of others than the log itself there are, and whether each is one that was to be kept. */
  async countKept(): Promise<{ kept: number; others: number }> {
    let [kept, others] = [0, 0];
    for await (const { actor } of this.service.entries({ eventType: 'plan.applied' })) {
      const isKept = actor?.startsWith(STAYING) === true;
      kept += isKept ? 1 : 0;
      others += isKept ? 0 : 1;
    }
    return { kept, others };
  }

  get bytes(): number {
    return statSync(this.file).size;
  }

  readPragma(name: string): unknown {
    const database = new Database(this.file, { readonly: true });
    try {
      return database.pragma(name, { simple: true });
    } finally {
      database.close();
    }
  }

  #watch(engine: Engine): Engine {
    const reclaim = engine.reclaim.bind(engine);
    engine.reclaim = async (isLast) => {
      this.logBytesMax = Math.max(this.logBytesMax, statSync(`${this.file}-wal`).size);
      const space = await reclaim(isLast);
      this.onReclaimed(space.isCrowded);
      return space;
    };
    return engine;
  }
}

/** Each text of it has the mark, at the same places as those of a program that runs for long. */
function makeEntry(number: number, mark: string, textLength: number): NewEntry {
  return {
    eventType: 'plan.applied',
    actor: `${mark}${(number * 7919) % 1000}`,
    subject: `${mark}/${(number * 104_729) % 5000}${'x'.repeat(number % 50)}`,
    outcome: 'success',
    correlationId: `${mark}-${Math.trunc(number / 3)}`,
    details: { by: mark, number, text: mark + 'x'.repeat(textLength || mixedLength(number)) },
  };
}

/** Of many sizes, so that SQLite has to make pages anew that others have shared. */
function mixedLength(number: number): number {
  return number % 97 === 0 ? 9000 : number % 70;
}
