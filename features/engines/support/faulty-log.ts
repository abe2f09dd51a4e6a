import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { type AuditOptions, AuditService, createPostgresEngine, type Logger, type Receipt } from 'audit-race';
import { Client } from 'pg';
import { readDatabaseUrl } from '#audit-log/engines/database-url';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import type { CallLimits } from '#audit-log/ports/call-limits';
import { ManualClock } from '../../support/manual-clock';
import type { AuditWorld } from '../../support/world';

/** Many attempts that follow soon: no scenario waits for its log to try again. */
const SOON = { attemptsMax: 1000, retryWaitMs: 1, retryWaitMsMax: 20, spillFile: false } as const;

/** A log in PostgreSQL while something goes wrong with its server, and what it was told of it. */
export class FaultyLog {
  /** For what the engine waits for. It stands still until a scenario moves it. */
  readonly clock = new ManualClock();
  /** The codes of the failures that the logger was told. */
  readonly told: string[] = [];
  /** What it was told last. */
  lastWords = '';
  readonly #world: AuditWorld;
  #audit: AuditService | undefined;
  #directUrl = '';
  #recordedCount = 0;
  /** Resolves with the next failure that the logger is told. */
  #hear: () => void = () => undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.clock.standStill();
  }

  get audit(): AuditService {
    assert.ok(this.#audit, 'No log has been named: a Given is missing.');
    return this.#audit;
  }

  /**
   * Makes the log that a URL names, which opens with its first use. It is closed at the end of the scenario.
   *
   * @param directUrl leads to the same log, whatever goes wrong.
   */
  name(databaseUrl: string, directUrl = databaseUrl, options: AuditOptions = {}): void {
    this.#directUrl = directUrl;
    const createEngine = async (url: string, limits?: CallLimits) => {
      const location = readDatabaseUrl(url);
      return location.kind === 'postgres'
        ? await PostgresEngine.open(location, limits, this.clock)
        : await createPostgresEngine({ connectionString: url });
    };
    this.#audit = new AuditService({ databaseUrl, createEngine, logger: this.#logger, ...SOON, ...options });
    this.#world.addCleanup(() => this.#end());
  }

  /** Records so many entries, which are numbered through. */
  record(count: number): Receipt[] {
    return Array.from({ length: count }, () => {
      this.#recordedCount += 1;
      return this.audit.record({ eventType: 'order.placed', subject: String(this.#recordedCount) });
    });
  }

  /** What a statement gives in the log, each row a list of its values. */
  async ask(text: string): Promise<unknown[][]> {
    const client = new Client({ connectionString: this.#directUrl });
    await client.connect();
    try {
      return (await client.query({ text, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }

  /** The numbers of what is stored, in the order of storing. */
  stored(): Promise<unknown[][]> {
    return this.ask("SELECT subject FROM audit_entry WHERE event_type = 'order.placed' ORDER BY seq");
  }

  /** The numbers of what was recorded, each a row as the server gives it. */
  get recorded(): string[][] {
    return Array.from({ length: this.#recordedCount }, (_, index) => [String(index + 1)]);
  }

  /** Resolves when the logger is told the next failure. */
  nextFailure(): Promise<void> {
    return new Promise((resolve) => {
      this.#hear = resolve;
    });
  }

  /** Resolves when the logger is told a failure with this code, or was. */
  async untilTold(code: string): Promise<void> {
    while (!this.told.includes(code)) {
      await this.nextFailure();
    }
  }

  /** Lets time pass as soon as the engine waits for it. */
  async passTime(durationMs: number): Promise<void> {
    while (this.clock.runningCount === 0) {
      await turn();
    }
    this.clock.advance(durationMs);
  }

  get #logger(): Logger {
    const tell = (facts: unknown) => {
      const { code, message } = Object(Reflect.get(Object(facts), 'err'));
      this.told.push(String(code));
      this.lastWords = String(message);
      this.#hear();
    };
    return { warn: tell, error: tell };
  }

  async #end(): Promise<void> {
    this.clock.flyBy();
    await Promise.allSettled([this.#audit?.close()]);
  }
}
