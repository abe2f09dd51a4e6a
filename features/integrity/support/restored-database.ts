import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  AuditService,
  createEngine,
  type Engine,
  type LogHead,
  openForReading,
  type VerifyReport,
} from 'audit-race';
import { Client } from 'pg';
import { makeRow } from '#audit-log/contract/trial-store';
import { Follower } from '../../querying/support/follower';
import { findServerPrograms } from '../../support/postgres/server-programs';
import { startOwnServer } from '../../support/postgres/start-own-server';
import type { AuditWorld } from '../../support/world';
import { rowsOf } from './attacked-log';

const run = promisify(execFile);

/** So many transactions more the old server has had. */
const AHEAD = 1500;
/** In each of them a caller and a batch store in the new one. */
const ROUNDS = 30;
const TABLES = ['audit_schema', 'audit_entry', 'audit_writer', 'audit_batch', 'audit_head', 'audit_gone'];

const spend = (count: number) =>
  `DO $spend$ BEGIN FOR nth IN 1..${count} LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $spend$`;

const noteOf = (what: string, time: number) =>
  makeRow(`${what}-${time}`, time, { eventType: `audit.${what}` });

/** A log on one server, and what becomes of it on another. */
export class RestoredDatabase {
  checkpoint: LogHead | undefined;
  cursor: string | undefined;
  report: VerifyReport | undefined;
  readonly #world: AuditWorld;
  #old = '';
  #new = '';
  readonly #stored: string[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Where the log was, and where it is restored. */
  get urls(): { readonly old: string; readonly restored: string } {
    return { old: this.#old, restored: this.#new };
  }

  /** Makes a log on a server, of many transactions. */
  async make(): Promise<void> {
    this.#old = await this.#startServer();
    await this.#ask(this.#old, 'CREATE SCHEMA log');
    const engine = await this.#open(this.#old);
    await engine.createTables();
    await this.#ask(this.#old, spend(AHEAD));
    for (let batch = 1; batch <= 20; batch += 1) {
      await engine.store({ writer: 'ada', batch, rows: rowsOf('ada', 3, 10 * batch) });
    }
    await engine.prune({ time: 400, id: '' }, 8, { note: noteOf('pruning', 500) });
    await engine.erase?.({ id: 'id-50' }, 1, noteOf('erasing', 500));
    const { size, root } = Object(await engine.readHead?.());
    this.checkpoint = { size: Number(size), root: String(root) };
    await this.#ask(this.#old, "INSERT INTO audit_entry (id, time, event_type) VALUES ('within', 600, 'x')");
    const follower = await this.#follow(this.#old);
    await follower.counted(Number((await this.#ask(this.#old, 'SELECT count(*) FROM audit_entry'))[0]?.[0]));
    this.cursor = follower.entries.at(-1)?.cursor;
  }

  async restore(): Promise<void> {
    await this.startSecond();
    await this.fillSecond();
  }

  /** Starts the server into which the log comes. */
  async startSecond(statements = 'SELECT 1'): Promise<void> {
    this.#new = await this.#startServer();
    await this.#ask(this.#new, statements);
  }

  async fillSecond(): Promise<void> {
    const programs = path.join(findServerPrograms(), 'bin');
    await (existsSync(path.join(programs, 'pg_dump')) ? this.#dump(programs) : this.#copy());
  }

  async verify(trusted?: LogHead, isOld = false): Promise<readonly unknown[]> {
    const reader = await openForReading({ databaseUrl: isOld ? this.#old : this.#new });
    this.report = await reader.verify({ trusted });
    await reader.close();
    return this.report.faults;
  }

  /** Stores, prunes and erases while other work takes the new server past the transactions of the old one. */
  async goOn(): Promise<void> {
    const audit = new AuditService({ databaseUrl: this.#new, spillFile: false });
    await audit.ensureSession();
    await audit.close();
    const engine = await this.#open(this.#new);
    // From here on the numbers that this server gives are those that the log has from the old one.
    await this.#ask(this.#new, spend(await this.#distance()));
    for (let batch = 1; batch <= ROUNDS; batch += 1) {
      const own = `own-${batch}`;
      const ids = [`grace-${batch}-1`, `grace-${batch}-2`];
      await this.#ask(
        this.#new,
        `INSERT INTO audit_entry (id, time, event_type) VALUES ('${own}', 800, 'x')`,
      );
      await engine.store({ writer: 'grace', batch, rows: ids.map((id) => makeRow(id, 900)) });
      this.#stored.push(own, ...ids);
    }
    await this.#ask(this.#new, spend(AHEAD));
    await engine.prune({ time: 400, id: '' }, 20, { note: noteOf('pruning', 501) });
    await engine.erase?.({ id: 'id-160' }, 1, noteOf('erasing', 501));
    this.#stored.push('pruning-501', 'erasing-501');
  }

  /** The ids of what has come since the log was dumped, and as they are followed. */
  async followOn(): Promise<{ stored: readonly string[]; followed: readonly string[] }> {
    const follower = await this.#follow(this.#new, this.cursor);
    await follower.counted(this.#stored.length);
    return { stored: this.#stored, followed: follower.entries.map(({ entry }) => entry.id) };
  }

  /** The subjects of so many entries that have come since the log was dumped, as they are followed. */
  async followSubjects(count: number): Promise<readonly unknown[]> {
    const follower = await this.#follow(this.#new, this.cursor);
    await follower.counted(count);
    return follower.entries.map(({ entry }) => entry.subject);
  }

  /** How many transactions the new server has not had of those before the first that the log has. */
  async #distance(): Promise<number> {
    const first = '(SELECT tx FROM audit_entry ORDER BY tx LIMIT 1)::text::bigint';
    const distance = `SELECT ${first} - pg_current_xact_id()::text::bigint - 1`;
    return Number((await this.#ask(this.#new, distance))[0]?.[0]);
  }

  async #dump(programs: string): Promise<void> {
    const plain = await run(path.join(programs, 'pg_dump'), ['--schema=log', '--dbname', this.#old], {
      maxBuffer: 2 ** 26,
    });
    const restoring = run(path.join(programs, 'psql'), ['-v', 'ON_ERROR_STOP=1', '--dbname', this.#new]);
    restoring.child.stdin?.end(plain.stdout);
    await restoring;
  }

  /** As pg_dump leaves it, where that is not among the programs of the server: the same tables, and in them the same rows. */
  async #copy(): Promise<void> {
    await this.#ask(this.#new, 'CREATE SCHEMA log');
    const engine = await this.#open(this.#new);
    await engine.createTables();
    for (const table of TABLES) {
      const [[rows] = []] = await this.#ask(
        this.#old,
        `SELECT coalesce(jsonb_agg(t), '[]')::text FROM ${table} AS t`,
      );
      await this.#ask(
        this.#new,
        `SET session_replication_role = replica; TRUNCATE ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE
          SELECT * FROM jsonb_populate_recordset(NULL::${table}, $rows$${String(rows)}$rows$)`,
      );
    }
    await this.#ask(
      this.#new,
      "SELECT setval(pg_get_serial_sequence('audit_entry', 'seq'), (SELECT max(seq) FROM audit_entry))",
    );
  }

  async #follow(databaseUrl: string, after?: string): Promise<Follower> {
    const audit = await openForReading({ databaseUrl });
    this.#world.addCleanup(() => audit.close());
    return new Follower(audit.follow({ ...(after === undefined ? {} : { after }) }));
  }

  async #open(url: string): Promise<Engine> {
    const engine = await createEngine(url);
    this.#world.addCleanup(() => engine.close());
    return engine;
  }

  async #startServer(): Promise<string> {
    const server = await startOwnServer({ isDurable: false });
    this.#world.addCleanup(() => server.end());
    const url = new URL(server.url());
    url.searchParams.set('options', '-csearch_path=log');
    return url.href;
  }

  async #ask(url: string, text: string): Promise<unknown[][]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const answer: unknown = await client.query({ text, rowMode: 'array' });
      assert.ok(answer);
      return Array.isArray(answer) ? [] : Object(answer).rows;
    } finally {
      await client.end();
    }
  }
}
