import { join } from 'node:path';
import Database from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { COLUMNS } from '../../src/audit-log/dist/engines/sql/entry-columns';
import { GUARD_NAMES } from '../../src/audit-log/dist/engines/sqlite/tables/append-only';
import { CREATE_TABLES, PLACEHOLDERS } from '../../src/audit-log/dist/engines/sqlite/tables/tables';
import type { Contender, Recording } from '../contender';
import { makeEvent } from '../events';

const BATCH = 4096;
const EVENTS = 200_000;

/**
 * The upper limit of the driver with our table, indexes and settings, without our triggers, and with one statement per row. The rows
 * are prepared beforehand.
 */
export const rawLimit: Contender = {
  isDurable: true,
  isQueryable: true,
  events: EVENTS,
  open: (folder) => {
    const rows = Array.from({ length: EVENTS }, (_, number) => makeRow(number));
    return Promise.resolve(recordInBatches(folder, BATCH, (number) => rows[number] ?? makeRow(number)));
  },
};

/** Batches of the same size in the caller's own thread. */
export const inProcess: Contender = {
  isDurable: true,
  isQueryable: true,
  events: EVENTS,
  open: (folder) => Promise.resolve(recordInBatches(folder, BATCH, makeRow)),
};

/** What most programs do: insert each row in its own transaction, and wait for the disk. */
export const autocommit: Contender = {
  isDurable: true,
  isQueryable: true,
  events: 4_000,
  open: (folder) => Promise.resolve(recordInBatches(folder, 1, makeRow)),
};

function recordInBatches(folder: string, size: number, row: (number: number) => unknown[]): Recording {
  const database = new Database(join(folder, 'audit.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('wal_autocheckpoint = 4000');
  database.exec(CREATE_TABLES);
  database.exec(GUARD_NAMES.map((name) => `DROP TRIGGER ${name};`).join(''));
  const insert = database.prepare(
    `INSERT INTO audit_entry (${COLUMNS}) VALUES (${PLACEHOLDERS}) ON CONFLICT (id) DO NOTHING`,
  );
  let batch: unknown[][] = [];
  const store = database.transaction(() => {
    for (const values of batch) {
      insert.run(...values);
    }
    batch = [];
  });
  return {
    record: (number) => {
      batch.push(row(number));
      if (batch.length === size) {
        store.immediate();
      }
    },
    finish: () => {
      store.immediate();
      database.close();
      return Promise.resolve();
    },
  };
}

function makeRow(number: number): unknown[] {
  const { eventType, actor, subject, outcome, details } = makeEvent(number);
  const unsaid = [null, null, null, null, null, null, null];
  return [uuidv7(), Date.now(), eventType, actor, subject, outcome, ...unsaid, JSON.stringify(details)];
}
