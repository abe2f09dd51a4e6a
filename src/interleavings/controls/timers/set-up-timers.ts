import { nativeTimers } from './native-timers';

/** Real timers in place of those that an asynchronous set-up starts, because the set-up may await them. */
export class SetUpTimers {
  readonly #timers: NodeJS.Timeout[] = [];

  /** Calls back after real time. */
  await(durationMs: number, ring: () => void): void {
    // unref(): the explorer keeps the process alive for the set-up itself, and must not wait for a timer that nothing awaits.
    this.#timers.push(nativeTimers.setTimeout(ring, durationMs).unref());
  }

  /** Cancels all of them. */
  cancel(): void {
    for (const timer of this.#timers.splice(0)) {
      nativeTimers.clearTimeout(timer);
    }
  }
}
