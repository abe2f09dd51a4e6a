import { AuditQueueFullError } from '../domain/held-errors';
import type { Border } from '../ports/border';
import type { QueueBound } from './queue-room';
import type { QueueTally } from './queue-tally';

/** So long at most it takes until those are told of that came after the first, in milliseconds. */
const TELL_WAIT_MS = 1000;

/** The entries that were not accepted: counts them, and tells of them without a word for each. */
export class Refusals {
  readonly #border: Border;
  readonly #held: Pick<QueueTally, 'heldCount' | 'heldBytes' | 'inMemory'>;
  readonly #counts = { full: 0, closed: 0, invalid: 0 };
  #told = { full: 0, closed: 0, invalid: 0 };
  #cancelTelling: (() => void) | undefined;
  #droppedInARow = 0;

  constructor(border: Border, held: Pick<QueueTally, 'heldCount' | 'heldBytes' | 'inMemory'>) {
    this.#border = border;
    this.#held = held;
  }

  /** How many entries were not accepted, by reason. */
  get counts() {
    const { full, closed, invalid } = this.#counts;
    return { full, closed, invalid };
  }

  /**
   * One more. The first in a row is told at once, the others when the next batch moves, or a second later where none does: a
   * flood would cost more than it tells.
   */
  note(reason: 'full' | 'closed' | 'invalid'): void {
    this.#counts[reason] += 1;
    if (this.#cancelTelling === undefined) {
      this.#cancelTelling = this.#border.clock.startIdleTimer(TELL_WAIT_MS, () => this.tellRest());
      this.#tell();
    }
  }

  /** A batch has moved, or the log has closed: what was refused meanwhile is told. */
  tellRest(): void {
    if (this.#cancelTelling !== undefined) {
      this.#cancelTelling();
      this.#cancelTelling = undefined;
      this.#tell();
    }
  }

  /** Why there is no room, for the one whose entry finds none. */
  errorOf(bound: QueueBound, cause: unknown): AuditQueueFullError {
    const { heldCount, heldBytes } = this.#held.inMemory;
    return new AuditQueueFullError({ heldCount, heldBytes, bound }, cause);
  }

  /** An entry was dropped. One line when dropping begins and one when it ends: a log that is flooded tells nobody anything. */
  noteDropped(error: AuditQueueFullError): void {
    // Counted first: a logger may itself record an entry, and that is dropped, too.
    this.#droppedInARow += 1;
    if (this.#droppedInARow === 1) {
      const { logger, faults } = this.#border;
      logger.error({ err: error }, 'the audit queue is full; entries are being dropped');
      faults.tellUnlogged('dropped', error, 'An audit log drops entries, because whenFull is "drop".');
    }
  }

  /** An entry was accepted. */
  noteRoom(): void {
    if (this.#droppedInARow > 0) {
      const facts = { droppedCount: this.#droppedInARow };
      this.#droppedInARow = 0;
      this.#border.logger.error(facts, 'the audit queue has room again; entries were dropped');
    }
  }

  #tell(): void {
    const { full, closed, invalid } = this.#counts;
    const before = this.#told;
    this.#told = this.counts;
    const fresh = {
      full: full - before.full,
      closed: closed - before.closed,
      invalid: invalid - before.invalid,
    };
    if (fresh.full + fresh.closed + fresh.invalid > 0) {
      const { heldCount, heldBytes } = this.#held;
      this.#border.signals.publish('refused', () => ({ ...fresh, heldCount, heldBytes }));
    }
  }
}
