import { AuditStoreError } from '../domain/errors';
import type { Border } from '../ports/border';
import type { HeldBatch } from './held-batch';
import type { Held } from './queue-room';

/** At most one message about giving up in this time, in milliseconds: a logger that uses the audit log would keep both busy. */
const TELL_WAIT_MS = 1000;

/**
 * Tells the logger and the subscribers of the signals what becomes of the batches.
 *
 * They may do anything, even use the audit log. So each method here is called last, when everything else is done.
 */
export class WriterNews {
  readonly #border: Border;
  readonly #held: Held;
  readonly #onMove: () => void;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(border: Border, held: Held, onMove: () => void) {
    this.#border = border;
    this.#held = held;
    this.#onMove = onMove;
  }

  /** A batch goes to the store for the first time. */
  sent(batch: HeldBatch): void {
    this.#border.signals.publish('accepted', () => this.#factsOf(batch));
    this.#onMove();
  }

  /** A batch is on disk. */
  stored(batch: HeldBatch): void {
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#border.signals.publish('stored', () => ({
      ...this.#factsOf(batch),
      durationMs: this.#border.clock.monotonic() - batch.sentAt,
      attempt: batch.attempts,
    }));
    this.#onMove();
  }

  /** Store and writer disagree about the batch numbers, so what is held is sent under a new writer id. */
  begunAnew(error: unknown): void {
    const why =
      codeOf(error) === 'AUDIT_STORE_AHEAD'
        ? 'the store has counted a batch whose entries it lacks'
        : 'the store does not know the batches before';
    this.#border.logger.warn(this.#facts(error), `${why}; what is held is sent to it anew`);
  }

  /** An attempt has failed, and is made again. */
  retried(error: unknown, attempt: number): void {
    this.#border.logger.warn(
      this.#facts(error),
      'audit entries could not be stored; they will be sent again',
    );
    this.#border.signals.publish('retried', () => ({ ...this.#heldFacts, attempt, code: codeOf(error) }));
    this.#onMove();
  }

  /** The writer has given up for now. */
  givenUp(error: unknown): void {
    const at = this.#border.clock.monotonic();
    if (at - this.#toldAt >= TELL_WAIT_MS) {
      this.#toldAt = at;
      const message = 'audit entries could not be stored; they are held until the next call';
      this.#border.logger.error(this.#facts(error), message);
    }
    if (!(error instanceof AuditStoreError && (error.transient || error.engineLost))) {
      this.#border.faults.tellUnlogged(
        'store',
        error,
        'An audit log cannot store its entries; they are held.',
      );
    }
    this.#border.signals.publish('given-up', () => ({ ...this.#heldFacts, code: codeOf(error) }));
    this.#onMove();
  }

  get #heldFacts(): Held {
    const { heldCount, heldBytes } = this.#held;
    return { heldCount, heldBytes };
  }

  #facts(error: unknown): Readonly<Record<string, unknown>> {
    return { err: error, heldCount: this.#held.heldCount };
  }

  #factsOf({ count, bytes }: HeldBatch) {
    return { ...this.#heldFacts, entries: count, bytes };
  }
}

/** The session rejects only with errors of this package. */
function codeOf(error: unknown): string {
  return String(Reflect.get(Object(error), 'code'));
}
