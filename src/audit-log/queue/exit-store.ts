import { countOf } from '../domain/count-of';
import { decodeEntryRow, type EntryRow } from '../domain/entry-row';
import { messageOf } from '../domain/harmless-text';
import { AuditUnstoredError } from '../domain/held-errors';
import { storedPartOf } from '../domain/stored-part';
import type { Border } from '../ports/border';
import type { BatchWriter } from './batch-writer';

/** How many rounds store what came meanwhile. Without a limit, an engine or a logger that records in each round would never end. */
const ROUNDS_MAX = 8;

/** Stores rows, or puts them into a file for the next start, and says which. */
export type LastResort = (rows: readonly EntryRow[]) => 'stored' | 'spilled';

/** Stores what a writer holds while the process exits, or says how much is lost. Throws nothing. */
export class ExitStore {
  readonly #writer: BatchWriter;
  readonly #storeAtExit: LastResort;
  readonly #border: Border;
  #isStoring = false;

  constructor(writer: BatchWriter, storeAtExit: LastResort, border: Border) {
    this.#writer = writer;
    this.#storeAtExit = storeAtExit;
    this.#border = border;
  }

  /** Stores everything. What is recorded meanwhile, by the engine or the logger, is stored, too. */
  store(isAnew = false): void {
    if (this.#isStoring && !isAnew) {
      return;
    }
    this.#isStoring = true;
    try {
      let doneCount = 0;
      for (let round = 1; round <= ROUNDS_MAX && this.#writer.heldRowCount > doneCount; round += 1) {
        doneCount = this.#storeOnce();
      }
      const untoldCount = this.#writer.heldRowCount - doneCount;
      if (untoldCount > 0) {
        sayLost(untoldCount, 'Entries were recorded each time that entries were stored.');
      }
    } finally {
      this.#isStoring = false;
    }
  }

  /** Returns how many of the rows that are still held are done: stored, or reported as lost. */
  #storeOnce(): number {
    const rows = this.#writer.heldRows;
    try {
      const done = this.#storeAtExit(rows);
      // Rows were recorded meanwhile, so nothing is released. The next round sends all rows; the store ignores those that it has.
      if (this.#writer.heldRowCount > rows.length) {
        return rows.length;
      }
      if (done === 'stored') {
        this.#writer.noteAllStored();
      } else {
        this.#writer.noteAllSpilled();
      }
      return 0;
    } catch (error) {
      const lostRows = rows.slice(storedPartOf(error));
      const lost = new AuditUnstoredError(lostRows.map(decodeEntryRow), error);
      // Standard error comes first: a logger may need the event loop, which runs no more. Loss is never silent.
      sayLost(lostRows.length, messageOf(error));
      this.#border.logger.error({ err: lost }, 'the process exits, and audit entries could not be stored');
      return rows.length;
    }
  }
}

/** Standard error may be closed by now. */
function sayLost(count: number, why: string): void {
  try {
    const lost = countOf(count, 'accepted entry is', 'accepted entries are');
    process.stderr.write(`audit-race: ${lost} lost with this process. ${why}\n`);
  } catch {
    // There is nobody left to tell.
  }
}
