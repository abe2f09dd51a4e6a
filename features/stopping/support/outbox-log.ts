import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type AuditOptions,
  type AuditService,
  AuditStoreError,
  type AuditUnstoredError,
  type Receipt,
  type WaitOptions,
} from 'audit-race';
import Database from 'better-sqlite3';
import { SpillOutbox } from '#audit-log/engines/spill/spill-outbox';
import { createBorder } from '#audit-log/ports/border';
import { systemClock } from '#audit-log/ports/clock';
import { silentLogger } from '#audit-log/ports/logger';
import type { AuditWorld } from '../../support/world';
import { SpilledLog } from './spilled-log';

const QUEUE = { queueEntriesMax: 10, batchEntriesMax: 2, outbox: true } as const;
const FOR_LONG = 1_000_000;

/** A receipt, and what became of its promises when they were asked for at once. */
interface Asked extends Pick<Receipt, 'stored' | 'kept'> {
  readonly isKept: Promise<string>;
  readonly isStored: Promise<string>;
}

/** A log with an outbox, on a store that can be away. */
export class OutboxLog {
  readonly spilled: SpilledLog;
  readonly asked: Asked[] = [];
  /** Why an entry was refused. */
  refusal: unknown;
  unstored: AuditUnstoredError | undefined;
  /** What has become of calls that came too late. */
  late: readonly PromiseSettledResult<unknown>[] = [];
  #options: AuditOptions = QUEUE;
  #service: AuditService | undefined;
  #others: AuditService[] = [];

  constructor(world: AuditWorld) {
    this.spilled = world.part(SpilledLog);
  }

  /** Another choice for the next log. */
  choose(options: AuditOptions): void {
    this.#options = { ...this.#options, ...options };
  }

  /** The logger records an entry when it is told this. */
  recordWhenHeard(words: string): void {
    const { hear } = this.spilled.heard;
    const error = (facts: Readonly<Record<string, unknown>>, message: string) => {
      hear(facts, message);
      if (message.includes(words)) {
        this.record();
      }
    };
    this.choose({ logger: { warn: hear, error } });
  }

  /** The log that is open now. */
  get service(): AuditService {
    this.#service ??= this.spilled.openLog(this.#options);
    return this.#service;
  }

  /** It takes nothing any more, or cannot even be opened. */
  goAway(call: 'store' | 'createEngine' = 'store'): void {
    this.spilled.store.failNext(call, FOR_LONG, 'AUDIT_STORE_IO');
  }

  /** Waits until no attempt is under way: it would still fail when the store is back. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.service.flush()]);
  }

  comeBack(): void {
    this.spilled.store.succeed();
  }

  /** Asks the receipt at once for what it promises: later it would speak of a later attempt. */
  record(service = this.service): Asked {
    const { stored, kept } = service.record({
      eventType: 'plan.applied',
      details: { number: this.asked.length + 1 },
    });
    const asked = { stored, kept, isKept: outcomeOf(kept()), isStored: outcomeOf(stored()) };
    this.asked.push(asked);
    return asked;
  }

  async recordWithRoom(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      await this.service.ready();
      this.record();
    }
    await Promise.all(this.asked.map(({ kept }) => kept()));
  }

  async recordInTurn(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      assert.equal(await this.record().isKept, 'resolved');
    }
  }

  /** Records while time stands still: only what waits for no time at all is done. */
  async recordInNoTime(): Promise<void> {
    const { isKept } = this.record();
    this.spilled.clock.advance(0);
    assert.equal(await isKept, 'resolved');
  }

  /** Records until an entry is refused. Whatever can be kept is kept before the next. */
  async recordUntilRefused(): Promise<void> {
    for (;;) {
      try {
        await this.record().isKept;
      } catch (error) {
        this.refusal = error;
        return;
      }
    }
  }

  async close(options: WaitOptions = {}): Promise<void> {
    const [closed] = await Promise.allSettled([this.service.close(options)]);
    this.unstored = closed.status === 'rejected' ? closed.reason : undefined;
    this.#service = undefined;
  }

  /** Opens another log, which waits for what others have left to be sent. */
  async startNext(): Promise<AuditService> {
    const next = await this.spilled.startNext();
    this.#service = next;
    return next;
  }

  /** An outbox of no log. */
  makeOutbox(): SpillOutbox {
    const border = createBorder({ logger: silentLogger, clock: systemClock, databaseUrl: 'x:y' });
    return new SpillOutbox(this.spilled.file, 1, {
      border,
      owner: () => assert.fail('It has nobody to ask.'),
      sending: () => assert.fail('It has nothing to send.'),
    });
  }

  /** Records in this log and in another on the same spill file. */
  async recordInTwo(count: number): Promise<void> {
    const other = this.spilled.openLog(this.#options);
    this.#others = [other];
    for (const service of [this.service, other]) {
      for (let left = count; left > 0; left -= 1) {
        await this.record(service).isKept;
      }
    }
  }

  async closeBoth(): Promise<void> {
    await this.close();
    await Promise.allSettled(this.#others.map((other) => other.close()));
  }

  /** The outboxes that there are. */
  get files(): readonly string[] {
    const { file } = this.spilled;
    const folder = dirname(file);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names
      .filter((name) => name.startsWith(`${basename(file)}-outbox-`) && /\d$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  }

  /** How many entries each of them holds. */
  countEach(): readonly number[] {
    return this.files.map((file) => this.ask(file, 'SELECT count(*) FROM audit_entry'));
  }

  ask(file: string, sql: string): number {
    const database = new Database(file, { fileMustExist: true });
    try {
      return Number(database.prepare(sql).pluck().get());
    } finally {
      database.close();
    }
  }

  /** Takes every entry out of the outbox behind the log's back. */
  empty(): void {
    const [file] = this.files;
    assert.ok(file);
    const database = new Database(file);
    try {
      const triggers = database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .pluck()
        .all();
      for (const name of triggers) {
        database.exec(`DROP TRIGGER ${String(name)}`);
      }
      database.exec('DELETE FROM audit_entry');
    } finally {
      database.close();
    }
  }

  /** Puts a text in the place of the first outbox. */
  spoil(): void {
    const [file] = this.files;
    assert.ok(file);
    writeFileSync(file, 'no database, but a text that is long enough to be taken for one'.repeat(20));
  }
}

/** 'resolved', or the code of the failure. */
function outcomeOf(promise: Promise<void>): Promise<string> {
  return promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof AuditStoreError ? error.code : String(error)),
  );
}
