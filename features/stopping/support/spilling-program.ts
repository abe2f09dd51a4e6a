import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { EndingProgram } from '../../support/ending-program';
import type { OwnServer } from '../../support/postgres/own-server';
import { startOwnServer } from '../../support/postgres/start-own-server';
import type { AuditWorld } from '../../support/world';

const NUMBERS = "SELECT (details::jsonb ->> 'number')::int FROM audit_entry ORDER BY seq";

/** A program whose log is in PostgreSQL, the file in which it leaves what it holds when it ends, and who starts next. */
export class SpillingProgram {
  readonly program: EndingProgram;
  /** How many entries were sent by those who were started at once. */
  sentCount = 0;
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;
  #server: OwnServer | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.program = world.part(EndingProgram);
    this.#database = world.part(PostgresDatabase);
  }

  /** Gives the program an empty log. */
  async prepare(): Promise<void> {
    this.program.databaseUrl = await this.#database.urlOf();
  }

  /** Its spill file, if there is one. */
  get file(): string | undefined {
    return this.#find(/\.db$/)[0];
  }

  /** Its outboxes. */
  get outboxes(): readonly string[] {
    return this.#find(/-outbox-\d+$/);
  }

  #find(name: RegExp): readonly string[] {
    const folder = join(this.program.folder.path, '.audit-race');
    const names = existsSync(folder) ? readdirSync(folder).filter((one) => name.test(one)) : [];
    return names.map((one) => join(folder, one));
  }

  /** How many entries are in the spill file, or in another. */
  countSpilled(file = this.file): number {
    if (file === undefined) {
      return 0;
    }
    const database = new Database(file);
    try {
      return Number(database.prepare('SELECT count(*) FROM audit_entry').pluck().get());
    } finally {
      database.close();
    }
  }

  /** Starts anew in this process, records nothing, and tells how many entries were sent. */
  async startNext(databaseUrl = this.program.databaseUrl): Promise<number | undefined> {
    const spillFile = this.file ?? this.outboxes[0]?.replace(/-outbox-\d+$/, '');
    const next = new AuditService({ databaseUrl, spillFile });
    await next.ensureSession();
    await next.close();
    return next.stats().spill?.sent;
  }

  /** Starts a server of its own for the program, and puts its log there. */
  async prepareServer(): Promise<void> {
    const server = await startOwnServer({ isDurable: false });
    this.#world.addCleanup(() => server.end());
    this.#server = server;
    this.program.databaseUrl = server.url();
  }

  /** The server of its own. */
  get server(): OwnServer {
    assert.ok(this.#server, 'No server was started for it.');
    return this.#server;
  }

  /** Starts it so often at once, and tells how many entries were sent in all. */
  async startSeveral(ending: string, count: number): Promise<number> {
    const { folder, databaseUrl } = this.program;
    const counts = await Promise.all(
      Array.from({ length: count }, async () => {
        const next = new EndingProgram(this.#world);
        next.databaseUrl = databaseUrl;
        assert.equal(next.folder, folder);
        await next.run(ending);
        assert.equal(next.exitCode, 0, next.stderr);
        return next.facts.sent ?? 0;
      }),
    );
    return counts.reduce((sum, sent) => sum + sent, 0);
  }

  /** The numbers of the entries that are in PostgreSQL, in the order of storing. */
  async storedNumbers(): Promise<readonly unknown[]> {
    const client = await this.#database.connect(this.program.databaseUrl);
    try {
      return (await client.query({ text: NUMBERS, rowMode: 'array' })).rows.flat();
    } finally {
      await client.end();
    }
  }
}
