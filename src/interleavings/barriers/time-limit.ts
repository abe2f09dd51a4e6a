import { describeThrown, describeValue } from './describe-value';
import { TIMER_MS_MAX } from './event-loop';
import { ignoreRejection } from './ignore-rejection';
import { type StartTimer, startRealTimer } from './timer';

/** The terms of a limit, and the callbacks for its end. */
export interface TimeLimitTerms {
  readonly startTimer: StartTimer;
  /** In milliseconds; `Infinity` for no limit. */
  readonly durationMs: number;
  /** The time is up. */
  isUp(): void;
  /** The timer cannot be started or cancelled, so the limit cannot be kept. */
  fail(why: string, cause?: unknown): void;
}

/** A time limit for one waiting party. Errors of its timer are reported to `fail` and never thrown. */
export class TimeLimit {
  readonly #terms: TimeLimitTerms;
  #cancel: () => void = () => undefined;
  #isOver = false;

  /** No timer runs before {@link TimeLimit.start}. */
  constructor(terms: TimeLimitTerms) {
    this.#terms = terms;
  }

  /** Starts the timer, which may ring at once. For `Infinity`, a timer that a test supplied is not started. */
  start(): void {
    const { durationMs, startTimer } = this.#terms;
    // The real timer is started even for Infinity, because it keeps the process alive.
    if (durationMs !== Number.POSITIVE_INFINITY || startTimer === startRealTimer) {
      this.#wait(durationMs);
    }
  }

  /** Ends the limit before its time. Safe to call twice. */
  end(): void {
    const cancel = this.#cancel;
    this.#isOver = true;
    this.#cancel = () => undefined;
    try {
      cancel();
    } catch (error) {
      this.#terms.fail(`its timer cannot be cancelled: ${describeThrown(error)}`, error);
    }
  }

  /** Waits in slices if the duration is longer than a timer can hold. */
  #wait(leftMs: number): void {
    const sliceMs = Math.min(leftMs, TIMER_MS_MAX);
    try {
      const cancel = this.#terms.startTimer(sliceMs, () => this.#ring(leftMs - sliceMs));
      if (typeof cancel === 'function') {
        this.#cancel = cancel;
      } else {
        ignoreRejection(cancel);
        this.#terms.fail(`its startTimer returned ${describeValue(cancel)}, not a function that cancels`);
      }
    } catch (error) {
      this.#terms.fail(`its startTimer failed: ${describeThrown(error)}`, error);
    }
    if (this.#isOver) {
      // The timer rang during startTimer(), before there was a cancel function. Cancel it now.
      this.end();
    }
  }

  #ring(leftMs: number): void {
    if (this.#isOver) {
      return;
    }
    if (leftMs > 0) {
      this.#wait(leftMs);
      return;
    }
    this.#isOver = true;
    this.#terms.isUp();
  }
}
