import type { EntryPosition, EntryQuery } from 'audit-race';
import Database from 'better-sqlite3';
import { openBeside } from '#audit-log/engines/sqlite/opening/open-beside';
import { type Sql, STILL_WANTED, writeCount, writeList } from '#audit-log/engines/sqlite/rows/sqlite-query';
import { SqliteReader } from '#audit-log/engines/sqlite/sqlite-reader';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import { SightMemory } from '#audit-log/engines/sqlite-file/sight-memory';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

/** What each filter can be asked for; one of each list, or nothing. */
const CHOICES: readonly (readonly EntryQuery[])[] = [
  [{ eventType: 'plan.applied' }, { eventTypePrefix: 'plan.' }],
  [{ actor: 'actor-3' }],
  [{ subject: 'subject-3' }],
  [{ outcome: 'success' }],
  [{ correlationId: 'request-3' }],
  [{ tenant: 'tenant-3' }],
  [{ sourceAddress: 'address-3' }],
  [{ sessionId: 'session-3' }],
  [{ traceId: 'trace-3' }],
  [{ sinceMs: 200 }],
  [{ untilMs: 900 }],
];
const PLACES: readonly (EntryPosition | undefined)[] = [undefined, { time: 500, id: 'id-001500' }];

/** Every question that can be put to a store, and how it is answered. */
export class EveryQuestion {
  /** What is wrong with the answers to which questions. */
  readonly faults: string[] = [];
  count = 0;
  readonly #file: string;

  constructor(world: AuditWorld) {
    this.#file = world.part(StoreStage).file;
  }

  /** Asks SQLite how it would answer each of them. */
  explain(): void {
    const database = new Database(this.#file);
    database.function(STILL_WANTED, () => 1);
    const planOf = ({ sql, values }: Sql) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(values)
        .map((step) => String(Reflect.get(Object(step), 'detail')));
    for (const query of combine(CHOICES)) {
      for (const before of PLACES) {
        const isAll = Object.keys(query).length === 0 && before === undefined;
        this.#check(query, writeList(query, 10, before), planOf);
        if (!isAll) {
          this.#check(query, writeCount(query, before), planOf);
        }
      }
    }
    database.close();
  }

  /** Has a question put by somebody who does not wait; what comes back is how it ended, and how it ends when somebody does. */
  ask(call: 'list' | 'count' | 'findPosition', query: EntryQuery): readonly [unknown, unknown] {
    let isWanted = false;
    const store = new SqliteStore(this.#file, 1000);
    const reader = new SqliteReader(
      openBeside({ ...store.files, sight: new SightMemory().memory }, 1000),
      () => {
        if (!isWanted) {
          throw new Error('Nobody waits.');
        }
      },
    );
    const answers = {
      list: () => reader.list(query, 10),
      count: () => reader.count(query),
      findPosition: () => reader.findPosition(2900),
    };
    try {
      const first = outcomeOf(answers[call]);
      isWanted = true;
      return [first, outcomeOf(answers[call])];
    } finally {
      reader.close();
      store.close();
    }
  }

  #check(query: EntryQuery, statement: Sql, planOf: (statement: Sql) => string[]): void {
    this.count += 1;
    const note = (fault: string) => this.faults.push(`${JSON.stringify(query)} ${fault}`);
    if (!statement.sql.includes(STILL_WANTED)) {
      note('cannot be given up');
    }
    for (const step of planOf(statement)) {
      // Read in the order in which it is shown, a page ends where it is full.
      if (/^SCAN audit_entry(?! USING INDEX audit_entry_time)/.test(step)) {
        note(`is answered by: ${step}`);
      }
      // The newest of each event type are sorted, and no others.
      if (step === 'USE TEMP B-TREE FOR ORDER BY' && !statement.sql.includes('RECURSIVE')) {
        note(`is sorted: ${step}`);
      }
    }
  }
}

/** Every choice of one or none of each list. */
function combine([first, ...others]: readonly (readonly EntryQuery[])[]): EntryQuery[] {
  if (first === undefined) {
    return [{}];
  }
  return combine(others).flatMap((rest) => [rest, ...first.map((one) => ({ ...one, ...rest }))]);
}

function outcomeOf(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}
