import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { EntryRow } from 'audit-race';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { Connection } from '../../src/audit-log/dist/engines/postgres/connection';
import { prepareBatch } from '../../src/audit-log/dist/engines/postgres/store-batch';
import { makeEvent } from '../events';
import type { OpenWriter } from './writer';

/** As many as the log puts into a batch under full load. */
const BATCH = 4096;

/**
 * As fast as `pg` goes with the statement of the log and without evidence, when somebody else has made all rows already: one batch
 * after another, and nothing else to do.
 */
export const openRaw: OpenWriter = async (url, events) => {
  const rows = Array.from({ length: events }, (_, number) => makeRow(number));
  const client = new Client({ connectionString: url });
  await client.connect();
  const connection = new Connection(client);
  const writer = randomUUID();
  return {
    async storeAll() {
      const batchMs: number[] = [];
      for (let from = 0; from < events; from += BATCH) {
        const startedAt = performance.now();
        const batch = {
          writer,
          batch: from / BATCH + 1,
          rows: rows.slice(from, from + BATCH),
          evidence: false,
        };
        await prepareBatch(batch)(connection);
        batchMs.push(performance.now() - startedAt);
      }
      return batchMs;
    },
    close: () => client.end(),
  };
};

function makeRow(number: number): EntryRow {
  const { eventType, actor = null, subject = null, outcome = null, details } = makeEvent(number);
  const said = [uuidv7(), Date.now(), eventType, actor, subject, outcome] as const;
  return [...said, null, null, null, null, null, null, null, JSON.stringify(details)];
}
