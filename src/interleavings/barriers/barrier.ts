import { bindMembers } from './bind-members';
import { describeThrown } from './describe-value';
import { Generation, type PartyTerms } from './generation';
import { ignoreRejection } from './ignore-rejection';
import { abortSignal, aFunction, TASKS, TIMEOUT_MS_DEFAULT, timeLimit } from './option-rules';
import { checkValue, type OptionRules, readOptions } from './read-options';
import { type StartTimer, startRealTimer } from './timer';

/** How a {@link Barrier} waits. */
export interface BarrierOptions {
  /**
   * How long one party waits for the others before the barrier breaks for everyone: a whole number of milliseconds from 1,
   * or `Infinity` for no limit.
   *
   * @defaultValue 10000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Runs once in each generation, when the last party has arrived and before anybody is released. The barrier does not await it.
   * If it throws, returns a promise or waits at this barrier, the barrier breaks for everyone.
   *
   * @defaultValue none
   */
  readonly action?: (() => void) | undefined;
  /**
   * The timer to wait with. If it throws, or returns no function that cancels it, the barrier breaks for everyone.
   *
   * @defaultValue the machine's own, also while a test has faked it
   */
  readonly startTimer?: StartTimer | undefined;
}

const RULES: OptionRules<BarrierOptions> = Object.freeze({
  timeoutMs: timeLimit,
  action: aFunction,
  startTimer: aFunction,
});

/**
 * Holds concurrent tasks of one event loop until all of them have arrived, then releases them together.
 *
 * The semantics are those of Python's `threading.Barrier`: all parties or none. A time-out, an abort or a failing action
 * breaks it for everyone, now and later, until {@link Barrier.reset}.
 *
 * @example
 * ```ts
 * const barrier = new Barrier(10);
 * await Promise.all(callers.map(async (caller) => {
 *   await barrier.wait();
 *   return caller.ask();
 * }));
 * ```
 */
export class Barrier {
  /** How many parties it takes to release the barrier. */
  readonly parties: number;
  readonly #timeoutMs: number;
  readonly #action: () => unknown;
  readonly #startTimer: StartTimer;
  #generation = new Generation();
  #isReleasing = false;

  /**
   * Makes a barrier; nothing waits or ticks before the first {@link Barrier.wait}.
   *
   * @param parties - How many parties meet: a whole number from 1 to 1000000.
   * @throws BarrierOptionError when `parties` or an option is out of range, or an option is unknown (`BARRIER_OPTION`).
   */
  constructor(parties: number, options: BarrierOptions = {}) {
    checkValue('parties', parties, 'a Barrier', TASKS);
    const given = readOptions(options, 'a Barrier', RULES);
    const { timeoutMs = TIMEOUT_MS_DEFAULT, action = () => undefined, startTimer = startRealTimer } = given;
    this.parties = parties;
    this.#timeoutMs = timeoutMs;
    this.#action = action;
    this.#startTimer = startTimer;
    bindMembers(this, Barrier);
  }

  /** How many parties are waiting now. */
  get waiting(): number {
    return this.#generation.waiting;
  }

  /** Whether the barrier is broken: every wait fails until {@link Barrier.reset}. */
  get broken(): boolean {
    return this.#generation.isBroken;
  }

  /**
   * Waits until all parties have arrived. Each call is a party of its own.
   *
   * @param signal - When it aborts, or if it was aborted before, this party leaves and the barrier breaks for everyone. None by
   * default.
   * @returns The order of arrival, from 0 to `parties - 1`: a different number for each party. It never throws, but rejects.
   * @throws BrokenBarrierError when the barrier is or becomes broken (`BROKEN_BARRIER`).
   * @throws BarrierOptionError when `signal` is no AbortSignal (`BARRIER_OPTION`); then nobody has arrived.
   */
  async wait(signal?: AbortSignal): Promise<number> {
    if (signal !== undefined) {
      checkValue('signal', signal, 'wait()', abortSignal);
    }
    const generation = this.#generation;
    if (this.#isReleasing) {
      generation.break('its action waits there itself, and is one party too many');
    }
    if (signal?.aborted) {
      generation.break('a party was aborted', { cause: signal.reason });
    }
    const { failure } = generation;
    if (failure !== undefined) {
      throw failure;
    }
    const released = generation.admit(this.#terms(generation, signal));
    if (generation.waiting === this.parties) {
      this.#release(generation);
    }
    return await released;
  }

  /** Breaks the barrier for everybody who waits now or later, until {@link Barrier.reset}. Safe to call twice. */
  abort(): void {
    this.#generation.break('it was aborted');
  }

  /** Fails all who wait, then starts again, so that a broken barrier can be used once more. Safe to call twice. */
  reset(): void {
    const past = this.#generation;
    this.#generation = new Generation();
    past.break('it was reset while a party waited');
  }

  #terms(generation: Generation, signal: AbortSignal | undefined): PartyTerms {
    return {
      startTimer: this.#startTimer,
      durationMs: this.#timeoutMs,
      signal,
      late: () => {
        const missing = this.parties - generation.waiting;
        return `after ${this.#timeoutMs} ms ${missing} of ${this.parties} parties had not arrived`;
      },
    };
  }

  #release(generation: Generation): void {
    this.#isReleasing = true;
    this.#act(generation);
    generation.endLimits();
    this.#isReleasing = false;
    if (!generation.isBroken) {
      // The release has begun: a party that arrives from now on belongs to the next generation.
      this.#generation = new Generation();
      generation.release();
    }
  }

  /** Runs the action, which may also abort or reset the barrier. */
  #act(generation: Generation): void {
    try {
      const ending: unknown = this.#action();
      if (typeof Reflect.get(Object(ending), 'then') === 'function') {
        ignoreRejection(ending);
        generation.break('its action returned a promise, and the barrier does not wait for one');
      }
    } catch (error) {
      generation.break(`its action failed: ${describeThrown(error)}`, { cause: error });
    }
  }
}
