import { AuditStoreError } from '../domain/errors';
import type { SafeClock } from '../ports/safe-clock';

/** How often a batch is tried, and how long the writer waits in between. */
export interface RetryPolicy {
  /** How many attempts are made in a row. Then the writer gives up: it tries only now and then, or when a caller asks for it. */
  readonly attemptsMax: number;
  /** The wait after the first failed attempt, in milliseconds; it doubles with each further one. */
  readonly retryWaitMs: number;
  /** The longest wait, in milliseconds. */
  readonly retryWaitMsMax: number;
}

/**
 * Decides after a failure whether to try again, and waits longer each time.
 *
 * After it has given up, it still tries now and then, one attempt each time, if the failure can pass by itself.
 */
export class BackOff {
  readonly #policy: RetryPolicy;
  readonly #clock: SafeClock;
  #failedCount = 0;
  #retryCount = 0;
  #cancel: (() => void) | undefined;
  #cancelIdle: () => void = () => undefined;
  #isProbing = false;

  constructor(policy: RetryPolicy, clock: SafeClock) {
    this.#policy = policy;
    this.#clock = clock;
  }

  /** Whether an attempt must wait now. */
  get isWaiting(): boolean {
    return this.#cancel !== undefined;
  }

  /** How many retries were made in total. */
  get retryCount(): number {
    return this.#retryCount;
  }

  /** How many attempts have failed in a row. */
  get failedCount(): number {
    return this.#failedCount;
  }

  /** Whether the attempt under way is a probe: one of those made now and then after giving up. */
  get isProbing(): boolean {
    return this.#isProbing;
  }

  /** An attempt has failed. Calls `retry` after a wait and returns true, or returns false: it is time to give up. */
  fail(error: unknown, retry: () => void): boolean {
    this.#failedCount += 1;
    const mayPass = mayPassByItself(error);
    if (this.#failedCount >= this.#policy.attemptsMax || !mayPass) {
      this.ask();
      if (mayPass) {
        this.#probeLater(retry);
      }
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
    this.ask();
  }

  /** A caller asks for an attempt, so the next one is no probe. */
  ask(): void {
    this.#isProbing = false;
    this.#cancelIdle();
  }

  /** Waits no longer. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.ask();
  }

  /** The timer does not keep the process alive: what is held is stored when the process exits. */
  #probeLater(probe: () => void): void {
    this.#cancelIdle = this.#clock.startIdleTimer(this.#policy.retryWaitMsMax, () => {
      // So that one more failure gives up again.
      this.#failedCount = this.#policy.attemptsMax - 1;
      this.#isProbing = true;
      this.#retryCount += 1;
      probe();
    });
  }

  /** Shortened at random by up to a half, so that several processes on one store do not all retry at the same moments. */
  #nextWaitMs(): number {
    const { retryWaitMs, retryWaitMsMax } = this.#policy;
    return Math.min(retryWaitMs * 2 ** (this.#failedCount - 1), retryWaitMsMax) * (1 - Math.random() / 2);
  }
}

/** A file that is corrupt or read-only stays so; waiting helps only where something may change by itself. */
function mayPassByItself(error: unknown): boolean {
  return error instanceof AuditStoreError && (error.transient || error.engineLost);
}
