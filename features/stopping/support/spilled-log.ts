import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AuditOptions, AuditService, type AuditUnstoredError } from 'audit-race';
import Database from 'better-sqlite3';
import { takeSpillLock } from '#audit-log/engines/spill/take-spill-lock';
import { ManualClock } from '../../support/manual-clock';
import { MemoryStore } from '../../support/memory-store';
import { putNoFile } from '../../support/no-file';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What a log tells its logger, and who waits for that. */
class Heard {
  readonly messages: string[] = [];
  readonly facts: Readonly<Record<string, unknown>>[] = [];
  #wake: () => void = () => undefined;

  readonly hear = (facts: Readonly<Record<string, unknown>>, message: string): void => {
    this.facts.push(facts);
    this.messages.push(message);
    this.#wake();
  };

  async untilHeard(words: string): Promise<void> {
    while (!this.messages.some((message) => message.includes(words))) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** A log on a store that cannot store while a process exits, with a spill file. Time stands still. */
export class SpilledLog {
  readonly store = new MemoryStore();
  readonly clock = new ManualClock();
  readonly heard = new Heard();
  readonly file: string;
  readonly #world: AuditWorld;
  #recordedCount = 0;
  #unstored: AuditUnstoredError | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.file = world.part(TemporaryFolder).file('spill/left.db');
    this.store.capabilities = { ...this.store.capabilities, storeAtExit: false };
  }

  /** Opens it in the place of the one before. It is closed when the scenario ends. */
  openLog(options: AuditOptions = {}): AuditService {
    const { hear } = this.heard;
    const service = new AuditService({
      createEngine: this.store.createEngine,
      spillFile: this.file,
      clock: { ...this.clock, monotonic: this.clock.now },
      logger: { warn: hear, error: hear },
      batchEntriesMax: 2,
      batchWaitMs: 0,
      attemptsMax: 1,
      ...options,
    });
    this.#world.addCleanup(() => {
      this.store.openGates();
      this.store.succeed();
      return Promise.allSettled([service.close()]);
    });
    return service;
  }

  /** Records entries that the store refuses, and closes the log. */
  async closeWith(count: number, options?: AuditOptions): Promise<void> {
    const service = this.openLog(options);
    this.store.failNext('store', 99, 'AUDIT_STORE_READ_ONLY');
    for (let left = count; left > 0; left -= 1) {
      this.#recordedCount += 1;
      service.record({ eventType: 'plan.applied', details: { number: this.#recordedCount } });
    }
    const [closed] = await Promise.allSettled([service.close()]);
    assert.equal(closed.status, 'rejected');
    this.#unstored = closed.reason;
    this.store.succeed();
  }

  /** What whoever closed the log was told. */
  get unstored(): AuditUnstoredError {
    assert.ok(this.#unstored, 'Nobody has closed it.');
    return this.#unstored;
  }

  /** Puts something where the folder of the spill file would be. */
  blockFolder(): void {
    writeFileSync(this.#world.part(TemporaryFolder).file('spill'), 'no folder');
  }

  /** Puts a text in the place of the spill file, or of the lock beside it. */
  writeFile(text: string, file = this.file): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Puts something that is no file in the place of the spill file. */
  putNoFile(kind: string): void {
    mkdirSync(dirname(this.file), { recursive: true });
    putNoFile(kind, this.file, this.#world);
  }

  /** The permissions of the folder of the spill file, and of each file in it. */
  get permissions(): readonly string[] {
    const folder = dirname(this.file);
    const files = readdirSync(folder).map((name) => join(folder, name));
    return [folder, ...files].map((path) => (statSync(path).mode & 0o777).toString(8));
  }

  /** Keeps another log in the file that is named as the spill file. */
  async keepLogInFile(): Promise<void> {
    const log = new AuditService({ databaseUrl: `sqlite://${this.file}` });
    log.record({ eventType: 'plan.applied', details: { number: 0 } });
    await log.close();
  }

  /** Opens it, records nothing and closes it. */
  async startNext(): Promise<AuditService> {
    const service = this.openLog();
    await service.ensureSession();
    await Promise.allSettled([service.close()]);
    return service;
  }

  /** Opens it, and closes it while the first batch of what was spilled is on its way. */
  async startInHurry(timeoutMs: number): Promise<AuditService> {
    const service = this.openLog();
    await service.ensureSession();
    await this.store.gates.get('store')?.reached();
    await Promise.allSettled([service.close({ timeoutMs })]);
    return service;
  }

  /** Waits until whoever sends what is in the spill file has let go of it. */
  async untilNobodySends(): Promise<void> {
    let release = takeSpillLock(this.file);
    while (release === undefined) {
      await nextTurn();
      release = takeSpillLock(this.file);
    }
    release();
    await nextTurn();
  }

  /** The numbers of the entries in the store, in the order of storing. */
  get storedNumbers(): readonly unknown[] {
    return [...this.store.rows.values()].map((row) => JSON.parse(String(row.at(-1))).number);
  }

  /** How many entries the spill file holds. */
  countLeft(): number {
    const database = new Database(this.file, { fileMustExist: true });
    try {
      return Number(database.prepare('SELECT count(*) FROM audit_entry').pluck().get());
    } finally {
      database.close();
    }
  }
}
