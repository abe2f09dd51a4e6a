import { nativeTimers } from './native-timers';

/** Real timers for those that are started in an asynchronous set-up, which may wait for them. */
export class SetUpTimers {
  readonly #timers: NodeJS.Timeout[] = [];

  /** Calls back after real time. */
  await(durationMs: number, ring: () => void): void {
    // Without a reference: the explorer waits for the set-up itself, and must not wait for what nobody waits for.
    this.#timers.push(nativeTimers.setTimeout(ring, durationMs).unref());
  }

  /** Calls nobody back any more. */
  cancel(): void {
    for (const timer of this.#timers.splice(0)) {
      nativeTimers.clearTimeout(timer);
    }
  }
}
