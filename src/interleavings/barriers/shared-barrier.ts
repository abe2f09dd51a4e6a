import { isMainThread } from 'node:worker_threads';
import { BarrierOptionError } from './barrier-option-error';
import { bindMembers } from './bind-members';
import { clockMs } from './event-loop';
import { partiesUpTo, sharedMemory, TIMEOUT_MS_DEFAULT, timeLimit, WORD_BYTES } from './option-rules';
import { checkValue, type OptionRules, readOptions, readWhole } from './read-options';
import { abort, arrive, arrivedIn, isBroken, PARTIES_MAX } from './shared-barrier-protocol';
import { SharedWord } from './shared-word';
import { TimeLimit, type TimeLimitTerms } from './time-limit';
import { startRealTimer } from './timer';

/** How a {@link SharedBarrier} waits. */
export interface SharedBarrierOptions {
  /**
   * How long one party waits for the others before the barrier breaks for everyone: a whole number of milliseconds from 1,
   * or `Infinity` for no limit.
   *
   * @defaultValue 10000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The memory of the barrier: at least four bytes, of which it uses the first four. They must be 0, or belong to a barrier for
   * the same number of parties.
   *
   * @defaultValue memory of its own
   */
  readonly memory?: SharedArrayBuffer | undefined;
}

/** What a thread needs to join a {@link SharedBarrier}: hand it over in `workerData` or a message. */
export interface SharedBarrierHandle {
  /** The memory that the threads share. */
  readonly memory: SharedArrayBuffer;
  /** How many parties it takes: a whole number from 1 to 255. */
  readonly parties: number;
  /** How long each of them waits: a whole number of milliseconds from 1, or `Infinity` for no limit. */
  readonly timeoutMs: number;
}

const PARTIES = partiesUpTo(PARTIES_MAX);

const RULES: OptionRules<SharedBarrierOptions> = Object.freeze({
  timeoutMs: timeLimit,
  memory: sharedMemory,
});

const HANDLE_RULES: OptionRules<SharedBarrierHandle> = Object.freeze({
  memory: sharedMemory,
  parties: PARTIES,
  timeoutMs: timeLimit,
});

const WAIT_THERE = 'wait there with wait(), so that threads can start';

/** A time limit that never ends. Its timer only keeps the process alive. */
const NO_LIMIT: TimeLimitTerms = Object.freeze({
  startTimer: startRealTimer,
  durationMs: Number.POSITIVE_INFINITY,
  isUp: () => undefined,
  fail: () => undefined,
});

/**
 * Holds threads until all of them have arrived, then releases them together.
 *
 * The semantics are those of `Barrier`, and of Python's `threading.Barrier`: all parties or none. A time-out or an abort
 * breaks it for everyone, now and later; make a new one then. It serves any number of rounds.
 *
 * @example
 * ```ts
 * const barrier = new SharedBarrier(4);
 * const workers = files.map((file) => new Worker(file, { workerData: barrier.handle }));
 * // in each worker:
 * SharedBarrier.join(workerData).waitSync();
 * ```
 */
export class SharedBarrier {
  /** What another thread needs to {@link SharedBarrier.join}. */
  readonly handle: SharedBarrierHandle;
  readonly #word: SharedWord;

  /**
   * Makes a barrier; nothing waits before the first wait.
   *
   * @param parties - How many parties meet: a whole number from 1 to 255, the same for all threads that share the memory.
   * @throws BarrierOptionError when `parties` or an option is out of range, an option is unknown, or the memory belongs to
   * a barrier for another number of parties or holds something else (`BARRIER_OPTION`).
   */
  constructor(parties: number, options: SharedBarrierOptions = {}) {
    checkValue('parties', parties, 'a SharedBarrier', PARTIES);
    const given = readOptions(options, 'a SharedBarrier', RULES);
    const { timeoutMs = TIMEOUT_MS_DEFAULT, memory = new SharedArrayBuffer(WORD_BYTES) } = given;
    this.handle = Object.freeze({ memory, parties, timeoutMs });
    this.#word = new SharedWord(memory, parties);
    bindMembers(this, SharedBarrier);
  }

  /**
   * Joins the barrier of another thread by its {@link SharedBarrier.handle}. Each call returns a new object for the same barrier.
   *
   * @throws BarrierOptionError when the handle is incomplete, or its memory does not belong to a barrier for as many parties
   * (`BARRIER_OPTION`).
   */
  static join(handle: SharedBarrierHandle): SharedBarrier {
    const { parties, ...options } = readHandle(handle);
    return new SharedBarrier(parties, options);
  }

  /** How many parties are waiting now. */
  get waiting(): number {
    return arrivedIn(this.#word.value);
  }

  /** Whether the barrier is broken: every wait fails. */
  get broken(): boolean {
    return isBroken(this.#word.value);
  }

  /**
   * Waits until all parties have arrived, and blocks the thread until then. On the main thread use {@link SharedBarrier.wait},
   * because workers cannot start while the main thread is blocked. Each call is a party of its own.
   *
   * @returns The order of arrival, from 0 to `parties - 1`: a different number for each party.
   * @throws BrokenBarrierError when the barrier is or becomes broken, also by one party too many (`BROKEN_BARRIER`).
   * @throws BarrierOptionError on the main thread when the barrier waits without a limit (`BARRIER_OPTION`).
   */
  waitSync(): number {
    const { parties, timeoutMs } = this.handle;
    if (isMainThread && parties > 1 && timeoutMs === Number.POSITIVE_INFINITY) {
      throw new BarrierOptionError(
        'timeoutMs',
        `waitSync() without a limit could block the main thread forever: ${WAIT_THERE}, or give the barrier a timeoutMs.`,
      );
    }
    const remark = isMainThread ? `; waitSync() blocked the main thread meanwhile: ${WAIT_THERE}` : '';
    const protocol = arrive(parties, timeoutMs, remark);
    const deadlineMs = clockMs() + timeoutMs;
    let step = protocol.next();
    while (!step.done) {
      const operation = step.value;
      const isSleep = operation.kind === 'sleep';
      step = protocol.next(
        isSleep ? this.#word.sleepSync(operation.whileValue, deadlineMs) : this.#word.perform(operation),
      );
    }
    return step.value;
  }

  /**
   * Waits until all parties have arrived, while the event loop goes on. Each call is a party of its own.
   *
   * @returns The order of arrival, from 0 to `parties - 1`: a different number for each party. It never throws, but rejects.
   * @throws BrokenBarrierError when the barrier is or becomes broken, also by one party too many (`BROKEN_BARRIER`).
   */
  async wait(): Promise<number> {
    const { parties, timeoutMs } = this.handle;
    const protocol = arrive(parties, timeoutMs);
    const deadlineMs = clockMs() + timeoutMs;
    // Atomics.waitAsync does not keep the process alive, but a waiting party must.
    const keepAlive = new TimeLimit(NO_LIMIT);
    keepAlive.start();
    try {
      let step = protocol.next();
      while (!step.done) {
        const operation = step.value;
        const isSleep = operation.kind === 'sleep';
        step = protocol.next(
          isSleep ? await this.#word.sleep(operation.whileValue, deadlineMs) : this.#word.perform(operation),
        );
      }
      return step.value;
    } finally {
      keepAlive.end();
    }
  }

  /** Breaks the barrier for everybody who waits now or later. Safe to call twice, and from any thread. */
  abort(): void {
    const protocol = abort();
    let step = protocol.next();
    while (!step.done) {
      step = protocol.next(this.#word.perform(step.value));
    }
  }
}

function readHandle(given: unknown): SharedBarrierHandle {
  try {
    return readWhole(given, 'the handle of a SharedBarrier', HANDLE_RULES);
  } catch (error) {
    if (error instanceof BarrierOptionError && error.option === 'handle') {
      const remedy =
        'SharedBarrier.join() takes the handle alone, and was given something that has one: join(it.handle).';
      throw new BarrierOptionError('handle', remedy);
    }
    throw error;
  }
}
