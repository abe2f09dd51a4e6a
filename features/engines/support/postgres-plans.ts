import type { EntryQuery } from 'audit-race';
import { writeCount, writeList } from '#audit-log/engines/postgres/rows/postgres-query';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';

/** One question for each filter; few rows match it, as it is where somebody asks. */
const QUESTIONS: Readonly<Record<keyof EntryQuery, EntryQuery>> = {
  eventType: { eventType: 'plan.7' },
  eventTypePrefix: { eventTypePrefix: 'user.' },
  actor: { actor: 'actor-7' },
  subject: { subject: 'subject-7' },
  outcome: { outcome: 'failure' },
  correlationId: { correlationId: 'request-7' },
  tenant: { tenant: 'tenant-7' },
  sourceAddress: { sourceAddress: 'address-7' },
  sessionId: { sessionId: 'session-7' },
  traceId: { traceId: 'trace-7' },
  sinceMs: { sinceMs: 199_000 },
  untilMs: { untilMs: 1000 },
};

/** In one statement, because it is not the storing that is tried. */
const FILL = (rowCount: number) => `
  INSERT INTO audit_entry (id, time, event_type, actor, subject, outcome, correlation_id, tenant, source_address, session_id, trace_id)
  SELECT 'id-' || n, n, CASE WHEN n % 50 = 0 THEN 'user.' ELSE 'plan.' END || n % 20, 'actor-' || n % 100, 'subject-' || n % 1000,
    CASE WHEN n % 50 = 0 THEN 'failure' ELSE 'success' END, 'request-' || n % 50000, 'tenant-' || n % 100, 'address-' || n % 100,
    'session-' || n % 1000, 'trace-' || n % 50000
  FROM generate_series(1, ${rowCount}) AS n`;

/** How PostgreSQL answers each question in a long log. */
export class PostgresPlans {
  readonly plans = new Map<string, string>();
  readonly #database: PostgresDatabase;

  constructor(world: AuditWorld) {
    this.#database = world.part(PostgresDatabase);
  }

  async fill(rowCount: number): Promise<void> {
    await this.#database.ask(FILL(rowCount));
    await this.#database.ask('ANALYZE audit_entry');
  }

  /** Has each question explained: as a page, as a page from the middle on, and as a number. */
  async explainAll(): Promise<void> {
    const client = await this.#database.connect();
    for (const [filter, query] of Object.entries(QUESTIONS)) {
      const middle = { time: 100_000, id: 'id-100000' };
      const ways = {
        list: writeList(query, 50),
        from: writeList(query, 50, middle),
        count: writeCount(query),
      };
      for (const [way, { text, values }] of Object.entries(ways)) {
        const { rows } = await client.query({
          text: `EXPLAIN ${text}`,
          values: [...values],
          rowMode: 'array',
        });
        this.plans.set(`${way} ${filter}`, rows.join('\n'));
      }
    }
    await client.end();
  }
}
