import { AuditQueueFullError } from '../domain/held-errors';
import type { Border } from '../ports/border';
import type { QueueBound } from './queue-room';
import type { QueueTally } from './queue-tally';

/** How long refusals after the first wait at most until they are published, in milliseconds. */
const TELL_WAIT_MS = 1000;

/** Counts the entries that were not accepted, and publishes them together, without a signal for each. */
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
   * Counts one more. The first in a row is published at once, the others together: when the next batch moves, or one second later.
   * In a flood, a signal for each would cost more than it is worth.
   */
  note(reason: 'full' | 'closed' | 'invalid'): void {
    this.#counts[reason] += 1;
    if (this.#cancelTelling === undefined) {
      this.#cancelTelling = this.#border.clock.startIdleTimer(TELL_WAIT_MS, () => this.tellRest());
      this.#tell();
    }
  }

  /** Publishes what was refused meanwhile, because a batch has moved or the log has closed. */
  tellRest(): void {
    if (this.#cancelTelling !== undefined) {
      this.#cancelTelling();
      this.#cancelTelling = undefined;
      this.#tell();
    }
  }

  /** The error for a caller whose entry finds no room. */
  errorOf(bound: QueueBound, cause: unknown): AuditQueueFullError {
    const { heldCount, heldBytes } = this.#held.inMemory;
    return new AuditQueueFullError({ heldCount, heldBytes, bound }, cause);
  }

  /** An entry was dropped. The logger gets one line when dropping begins and one when it ends: more would flood it. */
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
