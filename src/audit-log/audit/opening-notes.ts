import type { NewEntry } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import type { AuditStoreError } from '../domain/errors';
import type { Opening } from '../ports/engine';
import type { SafeClock } from '../ports/safe-clock';

/** What {@link OpeningNotes} needs of the log. */
export interface NotePorts {
  readonly clock: SafeClock;
  /** Makes the row of an entry of the log itself, which does not pass the queue. */
  stamp(entry: NewEntry): EntryRow;
  /** How many entries this log has stored so far. */
  storedCount(): number;
}

/**
 * Writes the entries `audit.opened`: they say that a log continues in another file than before, and what was in the file that it has
 * lost. A log that was never open before has lost nothing.
 */
export class OpeningNotes {
  readonly #ports: NotePorts;
  /** In monotonic time. A user's clock may give another time at each call of `now()`, and those times are for entries. */
  #openedAt: number | undefined;

  /** Nothing was opened yet. */
  constructor(ports: NotePorts) {
    this.#ports = ports;
  }

  /** The note for a store that is about to be opened, in case that it is another; `lostFor` says why the one before was lost. */
  next(lostFor?: AuditStoreError): Opening | undefined {
    if (this.#openedAt === undefined) {
      return undefined;
    }
    const { clock } = this.#ports;
    // Rounded up: the entry in which the log itself told of that opening must not count as later.
    const since = Math.ceil(clock.now() - (clock.monotonic() - this.#openedAt));
    const details = {
      why: 'replaced',
      ...(lostFor && { code: lostFor.code, reason: lostFor.message }),
      openSince: new Date(since).toISOString(),
      stored: this.#ports.storedCount(),
    };
    const row = this.#ports.stamp({ eventType: 'audit.opened', details });
    return lostFor?.code === 'AUDIT_STORE_REPLACED' ? { row, lostSince: since } : { row };
  }

  /** A store is open, with its tables. */
  opened(): void {
    this.#openedAt = this.#ports.clock.monotonic();
  }
}
