import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { EntryRow } from 'audit-race';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { Connection } from '../../src/audit-log/dist/engines/postgres/connection/connection';
import { prepareBatch } from '../../src/audit-log/dist/engines/postgres/rows/store-batch';
import { makeEvent } from '../events';
import { type OpenWriter, WARM_UP_EVENTS } from './writer';

/** The size of a batch under full load. */
const BATCH = 4096;

/**
 * The upper limit of `pg` with the statement of the log, but without evidence. The rows are prepared beforehand, and the batches are
 * stored one after another, without any other work.
 */
export const openRaw: OpenWriter = async ({ url, events }) => {
  const rows = Array.from({ length: WARM_UP_EVENTS + events }, (_, number) => makeRow(number));
  const client = new Client({ connectionString: url });
  await client.connect();
  const connection = new Connection(client);
  const writer = randomUUID();
  let batch = 0;
  return {
    async store(count) {
      const batchMs: number[] = [];
      for (let left = count; left > 0; left -= BATCH) {
        const startedAt = performance.now();
        const given = rows.slice(batch * BATCH, (batch + 1) * BATCH);
        batch += 1;
        await prepareBatch({ writer, batch, rows: given, evidence: false })(connection);
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
