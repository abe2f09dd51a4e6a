import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AuditService, openForReading } from 'audit-race';
import { Client } from 'pg';
import { Follower } from '../../querying/support/follower';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';

const PAGE = 'src/audit-log/docs/postgresql-server.md';
const ROLE = /\blog_(?:owner|writer|reader|pruner)\b/g;
/** Rights in a sentence, and the tables that they are for. */
const ADVISED = /([A-Z][^;]*?) ON (audit_\w+(?:, audit_\w+)*)/g;
/** What is refused here is expected. */
const SILENT = { warn: () => undefined, error: () => undefined };
const ENTRY = { eventType: 'plan.applied', actor: 'ada', details: { number: 1 } };

/** What a role does with the log, by its words. */
const DEEDS: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  'records an entry': (url) => using(url, (audit) => audit.record(ENTRY).stored()),
  'records two entries, one after the other': (url) =>
    using(url, async (audit) => {
      await audit.record(ENTRY).stored();
      await audit.record(ENTRY).stored();
    }),
  'records within a transaction': (url) =>
    using(url, (audit) =>
      connected(url, async (client) => {
        await client.query('BEGIN');
        await audit.within(client).record(ENTRY);
        await client.query('COMMIT');
      }),
    ),
  'asks for entries': (url) => using(url, (audit) => audit.listEntries()),
  'asks and follows': async (url) => {
    const reader = await openForReading({ databaseUrl: url });
    const { entries } = await reader.listEntries();
    const follower = new Follower(reader.follow());
    await follower.counted(entries.length);
    await reader.close();
    const [error, count] = [await follower.ended, follower.entries.length];
    assert.deepEqual([error, count, count > 0], [undefined, entries.length, true]);
  },
  prunes: (url) =>
    using(url, async (audit) => {
      const { deleted } = await audit.prune({ olderThan: new Date(Date.now() + 1) });
      assert.ok(deleted > 0, 'Nothing was pruned.');
    }),
  erases: (url) =>
    using(url, async (audit) => {
      await audit.record({ ...ENTRY, actor: 'grace' }).stored();
      const { erased } = await audit.erase({ actor: 'grace' });
      assert.ok(erased > 0, 'Nothing was erased.');
    }),
  'reads details by SQL': bySql('SELECT details FROM audit_entry'),
  'changes an entry by SQL': bySql("UPDATE audit_entry SET actor = 'bob'"),
  'deletes an entry by SQL': bySql('DELETE FROM audit_entry'),
  'puts an entry into the past by SQL': bySql(
    "INSERT INTO audit_entry (tx, id, time, event_type) VALUES ('7', 'x', 1, 'plan.applied')",
  ),
  'drops the table by SQL': bySql('DROP TABLE audit_entry'),
};

/** The page about PostgreSQL, and a log that is made as it says. */
export class PostgresPage {
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;
  readonly #suffix = `_${process.pid}_${Date.now().toString(36)}`;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** Makes the roles; they go at the end of the scenario. */
  async makeRoles(): Promise<void> {
    const [roles = ''] = this.sqlOf('Roles');
    const names = [...new Set(roles.match(/\blog_\w+/g))];
    // Undone last: a role goes when what it owns has gone with its database.
    this.#world.addCleanup(async () => {
      await connected(await this.#server(), async (client) => {
        for (const name of names) {
          await client.query(`DROP ROLE IF EXISTS ${name}`);
        }
      });
    });
    await connected(await this.#database.bareUrl(), (client) => client.query(roles));
  }

  /** Has the owner make the tables, and give the rights. */
  async giveRights(): Promise<void> {
    const [, grants = ''] = this.sqlOf('Roles');
    await this.#makeTables();
    await connected(await this.urlOf('log_owner'), (client) => client.query(grants));
  }

  /** Has the owner make the tables, and give a role what the error advises with which it records nothing. */
  async giveAdvised(role: string): Promise<void> {
    await this.#makeTables();
    const advised =
      / to record (.*?);/.exec(String(await this.#refusal(role, 'records an entry')))?.[1] ?? '';
    const grants = [...advised.matchAll(ADVISED)].map(
      ([, rights, tables]) => `GRANT ${rights} ON ${tables} TO ${role};`,
    );
    assert.equal(grants.length, 4, advised);
    await this.asOwner(grants.join(' '));
  }

  async #makeTables(): Promise<void> {
    await using(await this.urlOf('log_owner'), (audit) => audit.ensureSession());
  }

  /** What the owner says to the server, with roles by their names on the page. */
  async asOwner(sql: string): Promise<void> {
    const said = this.#withOwnRoles(sql);
    await connected(await this.urlOf('log_owner'), (client) => client.query(said));
  }

  /** Has the owner give the right to erase. */
  async letErase(): Promise<void> {
    const [, , grant = ''] = this.sqlOf('Roles');
    await connected(await this.urlOf('log_owner'), (client) => client.query(grant));
  }

  /** What comes of what a role does. */
  async trial(role: string, what: string): Promise<string> {
    const error = await this.#refusal(role, what);
    const { code, message, cause } = Object(error);
    const isRefused = code === '42501' || Object(cause).code === '42501' || /permission denied/.test(message);
    return error === undefined ? 'done' : isRefused ? 'not permitted' : String(message);
  }

  async #refusal(role: string, what: string): Promise<unknown> {
    const deed = DEEDS[what];
    assert.ok(deed, `Nobody knows how somebody ${what}.`);
    return await deed(await this.urlOf(role)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
  }

  /** Makes the tables, and the partitions of the page; gives the URL. */
  async makePartitions(): Promise<string> {
    const url = await this.#database.urlOf();
    for (const sql of this.sqlOf('Partitions')) {
      await connected(url, (client) => client.query(sql));
    }
    return url;
  }

  async urlOf(role: string): Promise<string> {
    const url = new URL(await this.#database.bareUrl());
    url.username = `${role}${this.#suffix}`;
    url.password = 'choose one';
    return url.href;
  }

  /** The database that is always there. */
  async #server(): Promise<string> {
    const url = new URL(await this.#database.bareUrl());
    url.pathname = '/postgres';
    return url.href;
  }

  /** The blocks of SQL of a chapter, with roles that nobody else has: they are those of the whole server. */
  sqlOf(chapter: string): string[] {
    const [, text = ''] = readFileSync(PAGE, 'utf8').split(`\n## ${chapter}\n`);
    const [own = ''] = text.split('\n## ');
    return [...own.matchAll(/```sql\n(?<sql>.*?)```/gs)].map(({ groups }) =>
      this.#withOwnRoles(String(groups?.sql)),
    );
  }

  #withOwnRoles(sql: string): string {
    return sql.replace(ROLE, (name) => `${name}${this.#suffix}`);
  }
}

async function using<T>(databaseUrl: string, work: (audit: AuditService) => Promise<T>): Promise<T> {
  const audit = new AuditService({ databaseUrl, attemptsMax: 1, spillFile: false, logger: SILENT });
  try {
    return await work(audit);
  } finally {
    await audit.close().catch(() => undefined);
  }
}

async function connected<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function bySql(sql: string): (url: string) => Promise<unknown> {
  return (url) => connected(url, (client) => client.query(sql));
}
