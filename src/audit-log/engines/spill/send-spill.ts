import { randomUUID } from 'node:crypto';
import { rowsOfPlaced } from '../../domain/stored-place';
import type { EntryBatch } from '../../ports/engine';
import { SqliteEngine } from '../sqlite/sqlite-engine';
import { lookAtSpill } from './look-at-spill';
import { takeSpillLock } from './take-spill-lock';

/** What it takes to send what was spilled. */
export interface SendPorts {
  /** Resolves when the store has the batch. */
  store(batch: EntryBatch): Promise<void>;
  /** Aborted when nobody waits any more; the batch under way still ends. */
  readonly stop: AbortSignal;
  readonly batchEntriesMax: number;
  /** The store has so many more, and they are gone from the file. */
  sent(count: number): void;
}

/** Behind every row. Which rows go is said by their ids. */
const END = Object.freeze({ time: Number.MAX_SAFE_INTEGER, id: '' });

/**
 * Sends what a spill file holds, in the order in which it was put there, and takes it out of the file once the store has it.
 *
 * Of several processes one does it. Where it dies half-way, the next begins with what it has left: what the store has already
 * it knows by its ids.
 *
 * @returns Whether nothing is left, as far as is known: where somebody else sends, nobody knows.
 * @throws what the store or the file has failed with (rejects); what was not sent stays in the file.
 */
export async function sendSpill(file: string, ports: SendPorts): Promise<boolean> {
  if (!lookAtSpill(file)) {
    return true;
  }
  const release = takeSpillLock(file);
  if (release === undefined) {
    return false;
  }
  try {
    const spill = await SqliteEngine.open(file);
    try {
      await spill.createTables();
      return await sendAll(spill, ports);
    } finally {
      await spill.close();
    }
  } finally {
    release();
  }
}

/** As a writer of its own, to whom the first batch is the first: it knows of no other that had these rows before. */
async function sendAll(spill: SqliteEngine, ports: SendPorts): Promise<boolean> {
  const writer = randomUUID();
  for (let batch = 1; !ports.stop.aborted; batch += 1) {
    const rows = rowsOfPlaced(await spill.listAfter(undefined, ports.batchEntriesMax));
    if (rows.length === 0) {
      await spill.reclaim(true);
      return true;
    }
    await ports.store({ writer, batch, rows });
    await spill.prune(END, rows.length, { ids: rows.map(([id]) => id) });
    ports.sent(rows.length);
  }
  return false;
}
