import { describeThrown, describeValue } from './describe-value';
import { TIMER_MS_MAX } from './event-loop';
import { ignoreRejection } from './ignore-rejection';
import { type StartTimer, startRealTimer } from './timer';

/** What a limit needs, and who hears of its end. */
export interface TimeLimitTerms {
  readonly startTimer: StartTimer;
  /** In milliseconds; `Infinity` for no limit. */
  readonly durationMs: number;
  /** The time is up. */
  isUp(): void;
  /** The timer cannot be started or cancelled, so the limit cannot be kept. */
  fail(why: string, cause?: unknown): void;
}

/** A limit of time that somebody waits under. Nothing that its timer throws gets out of it. */
export class TimeLimit {
  readonly #terms: TimeLimitTerms;
  #cancel: () => void = () => undefined;
  #isOver = false;

  /** Nothing ticks before {@link TimeLimit.start}. */
  constructor(terms: TimeLimitTerms) {
    this.#terms = terms;
  }

  /** Starts the timer, which may ring at once. Without a limit, that of a test is not asked. */
  start(): void {
    const { durationMs, startTimer } = this.#terms;
    // The timer of the machine is started all the same: it keeps the process alive.
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

  /** Waits in slices where the limit is longer than a timer can hold. */
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
      // It rang before there was anything to cancel.
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
