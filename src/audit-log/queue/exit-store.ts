import { countOf } from '../domain/count-of';
import { decodeEntryRow, type EntryRow } from '../domain/entry-row';
import { messageOf } from '../domain/harmless-text';
import { AuditUnstoredError } from '../domain/held-errors';
import type { Border } from '../ports/border';
import type { BatchWriter } from './batch-writer';

/** So often rows are stored that come while others are stored: an engine or a logger that records each time would never end. */
const ROUNDS_MAX = 8;

/** Stores rows, or puts them where the next start finds them, and says which. */
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
  store(): void {
    if (this.#isStoring) {
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

  /** Gives back how many of those that are still held are stored, or were told as lost. */
  #storeOnce(): number {
    const rows = this.#writer.heldRows;
    try {
      const done = this.#storeAtExit(rows);
      // Rows that came meanwhile must not be let go; storing the others again stores them once.
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
      const lost = new AuditUnstoredError(rows.map(decodeEntryRow), error);
      // First of all here: a logger may need an event loop, and there is none any more. Loss is never silent.
      sayLost(rows.length, messageOf(error));
      this.#border.logger.error({ err: lost }, 'the process exits, and audit entries could not be stored');
      return rows.length;
    }
  }
}

/** Standard error may be closed by then. */
function sayLost(count: number, why: string): void {
  try {
    const lost = countOf(count, 'accepted entry is', 'accepted entries are');
    process.stderr.write(`audit-race: ${lost} lost with this process. ${why}\n`);
  } catch {
    // There is nobody left to tell.
  }
}
