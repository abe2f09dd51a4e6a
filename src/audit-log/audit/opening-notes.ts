import type { NewEntry } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import type { AuditStoreError } from '../domain/errors';
import type { Opening } from '../ports/engine';
import type { SafeClock } from '../ports/safe-clock';

/** What it takes to write such a note. */
export interface NotePorts {
  readonly clock: SafeClock;
  /** Makes an entry of the log's own, which is not recorded as others are. */
  stamp(entry: NewEntry): EntryRow;
  /** How many entries this log has stored so far. */
  storedCount(): number;
}

/**
 * Writes the entries `audit.opened`, in which a log says that it goes on in another file than before, and what was in the one that
 * it has lost. A log that was never open before has lost nothing that it could tell of.
 */
export class OpeningNotes {
  readonly #ports: NotePorts;
  /** By the clock's monotonic time: a clock of a user's own may tell another time at each reading, and entries need them. */
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
    // Rounded up: what the log itself has said there when it opened it must not count as later.
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
