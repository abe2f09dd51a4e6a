import assert from 'node:assert/strict';
import type { Engine, EntryPosition, EntryQuery, EntryRow } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { type Sql, STILL_WANTED, writeList } from '#audit-log/engines/sqlite/rows/sqlite-query';
import { batchOf } from '../../support/batch-of';
import { filteredTexts } from '../../support/filtered-texts';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

const COMMON_TYPES = ['plan.applied', 'plan.created', 'planet.found', 'user.came'];
const RARE_TYPES = ['archive.made', 'archive.read', 'archive.sent'];

/** A log with many rows, and what a question makes SQLite do. */
export class LongLog {
  /** How many rows each question has made SQLite look at. */
  readonly looks: number[] = [];
  /** How SQLite would answer the last question. */
  plan: readonly unknown[] = [];
  /** How a question ended that was given up, and the same one when it was not. */
  answers: readonly [unknown, unknown] = [undefined, undefined];
  /** The place that was looked for. */
  place: unknown = 'Nobody has looked for a place.';
  readonly #stage: StoreStage;
  #rows: readonly EntryRow[] = [];

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  get engine(): Engine {
    return this.#stage.engine;
  }

  async fill(rowCount: number): Promise<void> {
    await this.#stage.tryOpen();
    this.#rows = Array.from({ length: rowCount }, (_, index) => makeLongRow(index));
    await this.engine.store(batchOf(this.#rows));
  }

  /** Reads a page and checks what is on it, then has SQLite count the rows that it looks at for that. */
  async readPage(query: EntryQuery, limit: number, before?: EntryPosition): Promise<void> {
    const statement = writeList(query, limit, before);
    const expected = this.#rows
      .filter((row) => matches(row, query, before))
      .slice(-limit)
      .reverse();
    assert.deepEqual(await this.engine.list(query, limit, before), expected);
    this.looks.push(this.#countLooks(statement));
  }

  /** Asks how SQLite would answer a question. */
  explain({ sql, values }: Sql): void {
    this.plan = this.#ask((database) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(values)
        .map((step) => Reflect.get(Object(step), 'detail')),
    );
  }

  /** Runs a list with one more condition, which is always true and counts how often it is asked. */
  #countLooks({ sql, values }: Sql): number {
    let looks = 0;
    this.#ask((database) => {
      database.function('looked', { deterministic: false }, () => {
        looks += 1;
        return 1;
      });
      return database.prepare(addCondition(sql, 'looked()')).raw().all(values);
    });
    return looks;
  }

  #ask<T>(question: (database: Database.Database) => T): T {
    const database = new Database(this.#stage.file);
    database.function(STILL_WANTED, { deterministic: false }, () => 1);
    try {
      return question(database);
    } finally {
      database.close();
    }
  }
}

/** What a filter means, said once more and in another way than the store does. */
function matches(row: EntryRow, query: EntryQuery, before?: EntryPosition): boolean {
  const [id, time, eventType] = row;
  const place = before ?? { time: Number.POSITIVE_INFINITY, id: '' };
  return (
    Object.entries(filteredTexts(row)).every(([field, value]) =>
      [undefined, value].includes(Reflect.get(query, field)),
    ) &&
    eventType.startsWith(query.eventTypePrefix ?? '') &&
    time >= (query.sinceMs ?? 0) &&
    time < (query.untilMs ?? Number.POSITIVE_INFINITY) &&
    (time < place.time || (time === place.time && id < place.id))
  );
}

function makeLongRow(index: number): EntryRow {
  return makeRow(`id-${String(index).padStart(6, '0')}`, Math.floor(index / 3), {
    eventType: RARE_TYPES[index % 100] ?? COMMON_TYPES[index % 4] ?? '',
    actor: `actor-${index % 10}`,
    subject: `subject-${index % 50}`,
    outcome: index % 10 === 0 ? 'failure' : 'success',
    correlationId: `request-${index % 500}`,
    tenant: `tenant-${index % 5}`,
    sourceAddress: `address-${index % 20}`,
    sessionId: `session-${index % 100}`,
    traceId: `trace-${index % 500}`,
  });
}

/** Puts a condition before all others of the innermost list. */
function addCondition(sql: string, condition: string): string {
  const order = sql.indexOf(' ORDER BY');
  const where = sql.lastIndexOf('WHERE ', order);
  return where === -1
    ? `${sql.slice(0, order)} WHERE ${condition}${sql.slice(order)}`
    : `${sql.slice(0, where)}WHERE ${condition} AND ${sql.slice(where + 'WHERE '.length)}`;
}
