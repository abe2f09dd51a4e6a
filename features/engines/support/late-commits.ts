import assert from 'node:assert/strict';
import { AuditService, type Engine } from 'audit-race';
import type { Client } from 'pg';
import { decodePlacedRows, type StoredPlace } from '#audit-log/domain/stored-place';
import { Follower } from '../../querying/support/follower';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';

/** Later than any transaction that a server of a test will have. */
const TO_COME = '9999999999999';
/** A subscription as a replica has it, but that it asks nobody; and that it has brought the entries. */
const SUBSCRIBE = [
  "CREATE SUBSCRIPTION copied CONNECTION 'dbname=elsewhere' PUBLICATION everything WITH (connect = false, slot_name = NONE)",
  "INSERT INTO pg_subscription_rel SELECT oid, 'audit_entry'::regclass, 'r', NULL FROM pg_subscription WHERE subname = 'copied'",
];
/** A comes first, and is the oldest. */
const insertRow = (name: string, tx = 'DEFAULT') =>
  `INSERT INTO audit_entry (tx, id, time, event_type) VALUES (${tx}, '${name}', ${name.charCodeAt(0)}, '${name}')`;

/** A log in PostgreSQL into which transactions store that are held by hand. */
export class LateCommits {
  /** The event types that Grace has seen, in their order. */
  seen: unknown[] = [];
  /** How many she had seen before the late transaction ended. */
  seenEarly: number | undefined;
  /** How the last look at the log ended. */
  outcome: unknown;
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;
  #cursor: string | undefined;
  #late: Client | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** A transaction that stores A first, and is open; and one that stores B, and is committed. */
  async storeBoth(): Promise<void> {
    this.#late = await this.#connect();
    await this.#late.query('BEGIN');
    await this.#late.query(insertRow('A'));
    await this.#database.ask(insertRow('B'));
  }

  async endLate(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    assert.ok(this.#late, 'No transaction is open.');
    await this.#late.query(how);
  }

  /** As somebody does who knows no better. */
  async followByNumber(): Promise<void> {
    let last: unknown = 0;
    const look = async () => {
      const found = await this.#database.ask(
        `SELECT seq, event_type FROM audit_entry WHERE seq > ${last} ORDER BY seq`,
      );
      this.seen.push(...found.map(([, type]) => type));
      last = found.at(-1)?.[0] ?? last;
    };
    await look();
    await this.endLate('COMMIT');
    await look();
  }

  /** Follows the log until one has come that was stored after the late transaction had ended. */
  async followLog(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const follower = await this.#follow();
    const engine = await this.#openEngine();
    const found = await engine.listAfter?.(undefined, 9);
    this.seenEarly = Array.isArray(found) ? found.length + follower.entries.length : undefined;
    await this.endLate(how);
    await this.#noteTo('C', follower);
  }

  /** Stores three rows, and keeps the cursor of the second. */
  async storeThree(): Promise<void> {
    for (const name of ['A', 'B', 'C']) {
      await this.#database.ask(insertRow(name));
    }
    await this.keepCursor('B');
  }

  async keepCursor(name: string): Promise<void> {
    const follower = await this.#follow();
    await follower.came('C');
    this.#cursor = follower.entries.find(({ entry }) => entry.id === name)?.cursor;
    assert.ok(this.#cursor, `${name} has not come.`);
  }

  /** As the tables look when the files of the server were put back, and it goes on with others; the number of rows goes back, too. */
  async putBack(kept: string, stored: Readonly<Record<string, number>>): Promise<void> {
    const inserts = Object.entries(stored).map(([name, number]) => insertRow(name, `'${number}'`));
    await this.#database.asPruner(`DELETE FROM audit_entry WHERE id <> '${kept}';
      ALTER TABLE audit_entry ALTER seq RESTART WITH 2; ${inserts.join('; ')}`);
  }

  /** Something happens at once while Grace waits for what comes behind C; it ends with E. */
  async followWhile(work: () => Promise<void>): Promise<void> {
    const follower = await this.#follow();
    await follower.came('C');
    await work();
    await follower.came('E');
    this.outcome = await Promise.race([follower.ended, undefined]);
  }

  async followFromCursor(last: string): Promise<void> {
    const follower = await this.#follow(this.#cursor);
    await follower.came(last);
    this.seen = follower.entries.map(({ entry }) => entry.eventType);
    this.outcome = await Promise.race([follower.ended, undefined]);
  }

  /** Stores rows, each as if it were of the transaction with that number. */
  async storeNumbered(numbers: Readonly<Record<string, number>>): Promise<void> {
    for (const [name, number] of Object.entries(numbers)) {
      await this.#database.ask(insertRow(name, `'${number}'`));
    }
  }

  /** Follows the log to its end as the audit log does it, so many rows at a time. */
  async followInPages(limit: number): Promise<void> {
    const engine = await this.#openEngine();
    let last: StoredPlace | undefined;
    for (;;) {
      const found = decodePlacedRows(await engine.listAfter?.(last, limit));
      if (found.length === 0) {
        return;
      }
      this.seen.push(...found.map(({ entry }) => entry.eventType));
      last = found.at(-1)?.after;
    }
  }

  /** As a log looks whose rows come from another server, and its owner opens it. */
  async restore(): Promise<void> {
    await this.#database.ask(`UPDATE audit_entry SET tx = (${TO_COME} + seq)::text::xid8`);
    await (await this.#openEngine()).createTables();
  }

  async goOn(): Promise<void> {
    const follower = await this.#follow(this.#cursor);
    await this.#noteTo('D', follower);
  }

  async storeToCome(): Promise<void> {
    await this.#database.ask(insertRow('A', `'${TO_COME}'`));
  }

  async pruneSecond(): Promise<void> {
    await this.#database.asPruner("DELETE FROM audit_entry WHERE id = 'B'");
  }

  /** Looks at what comes next, from B on as it would be if its transaction were still to come. */
  async look(isAfterB: boolean): Promise<void> {
    const engine = await this.#openEngine();
    const after = isAfterB ? { place: `${TO_COME}-2`, id: 'B' } : undefined;
    this.outcome = await Promise.resolve(engine.listAfter?.(after, 9)).catch((error: unknown) => error);
  }

  /** Looks at what comes next where rows come from another server. */
  async lookAtSubscriber(): Promise<void> {
    for (const statement of SUBSCRIBE) {
      await this.#database.ask(statement);
    }
    await this.look(false);
    await this.#database.ask('DROP SUBSCRIPTION copied');
  }

  /** Stores one row more, and notes all that has come up to that. */
  async #noteTo(last: string, follower: Follower): Promise<void> {
    await this.#database.ask(insertRow(last));
    await follower.came(last);
    this.seen = follower.entries.map(({ entry }) => entry.eventType);
  }

  async #follow(after?: string): Promise<Follower> {
    const service = new AuditService({ databaseUrl: await this.#database.urlOf() });
    this.#world.addCleanup(() => service.close());
    return new Follower(service.follow({ after }));
  }

  async #openEngine(): Promise<Engine> {
    return await this.#database.openLog();
  }

  async #connect(): Promise<Client> {
    const client = await this.#database.connect();
    this.#world.addCleanup(() => client.end());
    return client;
  }
}
