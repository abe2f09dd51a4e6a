import { AuditStoreError } from '../domain/errors';
import type { Clock } from '../ports/clock';

/** How often a batch is tried, and how long the writer waits in between. */
export interface RetryPolicy {
  /** So many attempts in a row; then the writer gives up until it is asked again. */
  readonly attemptsMax: number;
  /** The wait after the first failed attempt, in milliseconds; it doubles with each further one. */
  readonly retryWaitMs: number;
  /** The longest wait, in milliseconds. */
  readonly retryWaitMsMax: number;
}

/** Decides after a failure whether to try again, and waits longer each time. */
export class BackOff {
  readonly #policy: RetryPolicy;
  readonly #clock: Clock;
  #failedCount = 0;
  #retryCount = 0;
  #cancel: (() => void) | undefined;

  constructor(policy: RetryPolicy, clock: Clock) {
    this.#policy = policy;
    this.#clock = clock;
  }

  /** Whether an attempt must wait now. */
  get isWaiting(): boolean {
    return this.#cancel !== undefined;
  }

  /** How many attempts were made again, in all. */
  get retryCount(): number {
    return this.#retryCount;
  }

  /** An attempt has failed. Calls `retry` after a wait and returns true, or returns false: it is time to give up. */
  fail(error: unknown, retry: () => void): boolean {
    this.#failedCount += 1;
    if (this.#failedCount >= this.#policy.attemptsMax || !isWorthRetrying(error)) {
      this.#failedCount = 0;
      return false;
    }
    this.#cancel = this.#clock.startTimer(this.#nextWaitMs(), () => {
      this.#cancel = undefined;
      this.#retryCount += 1;
      retry();
    });
    return true;
  }

  /** An attempt has succeeded: the next failure is a first one again. */
  succeed(): void {
    this.#failedCount = 0;
  }

  /** Waits no longer. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Shortened at random by up to a half, so that several processes on one store do not meet again and again. */
  #nextWaitMs(): number {
    const { retryWaitMs, retryWaitMsMax } = this.#policy;
    return Math.min(retryWaitMs * 2 ** (this.#failedCount - 1), retryWaitMsMax) * (1 - Math.random() / 2);
  }
}

/** A file that is corrupt or read-only stays so; waiting helps only where something may change by itself. */
function isWorthRetrying(error: unknown): boolean {
  return error instanceof AuditStoreError && (error.transient || error.engineLost);
}
