import { BrokenBarrierError } from './broken-barrier-error';
import { TimeLimit } from './time-limit';
import type { StartTimer } from './timer';

/** How long a party waits, and the message if that was not long enough. */
export interface PartyTerms {
  readonly startTimer: StartTimer;
  readonly durationMs: number;
  readonly signal: AbortSignal | undefined;
  late(): string;
}

interface Party {
  readonly limit: TimeLimit;
  release(index: number): void;
  fail(error: BrokenBarrierError): void;
}

/** One round of waiting. After a release or a reset, the barrier continues with a new generation. */
export class Generation {
  readonly #parties: Party[] = [];
  /** One listener per signal: parties often share a signal, and Node warns when one signal has many listeners. */
  readonly #listeners = new Map<AbortSignal, () => void>();
  #breakage: { readonly why: string; readonly options: ErrorOptions } | undefined;

  /** How many parties wait. */
  get waiting(): number {
    return this.#parties.length;
  }

  /** Whether the generation is broken, so that no party can be released any more. */
  get isBroken(): boolean {
    return this.#breakage !== undefined;
  }

  /** A new error that says why the generation is broken, for one party. Undefined while it is not broken. */
  get failure(): BrokenBarrierError | undefined {
    return this.#breakage && new BrokenBarrierError(this.#breakage.why, this.#breakage.options);
  }

  /** Adds one party. Its promise resolves with its index at the release, or rejects when the generation breaks. */
  admit({ startTimer, durationMs, signal, late }: PartyTerms): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#listenTo(signal);
      const limit = new TimeLimit({
        startTimer,
        durationMs,
        isUp: () => this.break(late()),
        fail: (why, cause) => this.break(why, { cause }),
      });
      this.#parties.push({ limit, release: resolve, fail: reject });
      // The timer starts last, because it may ring or fail at once.
      limit.start();
    });
  }

  /** Cancels the time limits of all waiting parties. If a timer cannot be cancelled, the generation breaks: all are released, or none. */
  endLimits(): void {
    for (const { limit } of [...this.#parties]) {
      limit.end();
    }
  }

  /** Releases all waiting parties, each with the index of its arrival. */
  release(): void {
    this.#stopListening();
    for (const [index, { release }] of this.#parties.splice(0).entries()) {
      release(index);
    }
  }

  /** Rejects all waiting parties. If it is called again, the first reason stays. */
  break(why: string, options: ErrorOptions = {}): void {
    this.#breakage ??= { why, options };
    this.#stopListening();
    for (const { limit, fail } of this.#parties.splice(0)) {
      limit.end();
      fail(new BrokenBarrierError(this.#breakage.why, this.#breakage.options));
    }
  }

  #listenTo(signal: AbortSignal | undefined): void {
    if (signal !== undefined && !this.#listeners.has(signal)) {
      const listener = () => this.break('a party was aborted', { cause: signal.reason });
      signal.addEventListener('abort', listener, { once: true });
      this.#listeners.set(signal, listener);
    }
  }

  #stopListening(): void {
    for (const [signal, listener] of this.#listeners) {
      signal.removeEventListener('abort', listener);
    }
    this.#listeners.clear();
  }
}
