import { ok } from 'node:assert/strict';
import type { CallerOutcome } from '@audit-race/interleavings';
import { AuditError, type AuditService, AuditUnstoredError, type NewEntry, type Receipt } from 'audit-race';
import type { ExploredStore } from './explored-store';

/** An audit log on an explored store, what it has promised to its callers, and whether it kept it. */
export class ExploredLog {
  readonly service: AuditService;
  readonly store: ExploredStore;
  /** Aborted when nobody waits any more for the question that may be given up. */
  readonly wanted = new AbortController();
  readonly #accepted: Receipt[] = [];
  /** The entries that an error gave back, and what they are. */
  readonly #named = new Map<string, string>();
  readonly #broken: string[] = [];
  #isHurried = false;

  constructor(service: AuditService, store: ExploredStore) {
    this.service = service;
    this.store = store;
  }

  /** Records an entry; from now on the log owes it to us. */
  record(entry: NewEntry = { eventType: 'plan.applied' }): Receipt {
    const receipt = this.service.record(entry);
    this.#accepted.push(receipt);
    return receipt;
  }

  /** A promise that does not hold breaks the interleaving, whoever it was given to. */
  expect(isKept: boolean, promise: string): void {
    if (!isKept) {
      this.#broken.push(promise);
    }
  }

  /** Notes what has been accepted by now; what comes back says whether all of that is on disk. */
  noteAccepted(): () => boolean {
    const accepted = [...this.#accepted];
    return () => accepted.every(({ id }) => this.store.rows.has(id));
  }

  /** Follows the log to so many entries, or until it is given up or ends. What comes is what is stored, in that order and once. */
  async follow(count: number): Promise<void> {
    const followed: string[] = [];
    try {
      for await (const { entry } of this.service.follow({ signal: this.wanted.signal })) {
        followed.push(entry.id);
        if (followed.length === count) {
          break;
        }
      }
    } finally {
      const stored = [...this.store.rows.keys()].slice(0, followed.length);
      this.expect(followed.join() === stored.join(), 'who followed has lost an entry, or had one twice');
    }
  }

  /** Closes the log, and keeps the entries that it could not store. */
  async close(timeoutMs?: number): Promise<void> {
    // Whoever cannot wait takes the engine away from calls that go on; what they wanted to store is given back.
    this.#isHurried ||= timeoutMs !== undefined;
    let isTooLate = false;
    try {
      await this.service.close(timeoutMs === undefined ? {} : { timeoutMs });
    } catch (error) {
      // An engine that takes longer than a moment to close is told of, and closed behind.
      isTooLate = timeoutMs !== undefined;
      for (const { id, eventType } of error instanceof AuditUnstoredError ? error.entries : []) {
        this.#named.set(id, eventType);
      }
      throw error;
    } finally {
      const isClosed = this.store.unclosedCount === 0 || isTooLate;
      this.expect(isClosed, 'the log said that it is closed, and an engine was open');
    }
  }

  /** Looks, once all callers are done, whether everything that was promised is kept. */
  async expectPromisesKept(outcomes: readonly CallerOutcome[]): Promise<void> {
    await Promise.allSettled([this.close()]);
    this.store.expectEnginesInOrder({ isHurried: this.#isHurried });
    for (const { id } of this.#accepted) {
      const isKept = this.store.rows.has(id) || this.store.pruned.has(id) || this.#named.has(id);
      ok(isKept, 'an accepted entry is neither stored nor named');
    }
    const places = this.#accepted.map(({ id }) => [...this.store.rows.keys()].indexOf(id));
    const stored = places.filter((place) => place !== -1);
    const isInOrder = stored.every((place, index) => index === 0 || place > Number(stored[index - 1]));
    ok(isInOrder, 'entries were stored in another order than that of their acceptance');
    const kinds = [...this.store.rows.values()].map(([, , eventType]) => eventType);
    const isOnRecord =
      this.store.pruned.size === 0 || [...kinds, ...this.#named.values()].includes('audit.pruned');
    ok(isOnRecord, 'entries were pruned, and the log does not say so');
    ok(this.#broken.length === 0, this.#broken.join('; '));
    for (const outcome of outcomes) {
      const isTold = outcome.status !== 'rejected' || outcome.reason instanceof AuditError;
      ok(
        isTold,
        `${outcome.name} was told what nobody can understand: ${String(Reflect.get(outcome, 'reason'))}`,
      );
    }
  }
}
