import { BrokenBarrierError } from './broken-barrier-error';
import { TimeLimit } from './time-limit';
import type { StartTimer } from './timer';

/** How long a party waits, and what is said when that was too short. */
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

/** One round of waiting: a barrier that is released or reset goes on with a new one. */
export class Generation {
  readonly #parties: Party[] = [];
  /** One listener for each signal: Node warns of many at one signal, and all parties may have the same. */
  readonly #listeners = new Map<AbortSignal, () => void>();
  #breakage: { readonly why: string; readonly options: ErrorOptions } | undefined;

  /** How many parties wait. */
  get waiting(): number {
    return this.#parties.length;
  }

  /** Whether nobody can be released any more. */
  get isBroken(): boolean {
    return this.#breakage !== undefined;
  }

  /** Why nobody can be released any more: an error for one party. Undefined while all is well. */
  get failure(): BrokenBarrierError | undefined {
    return this.#breakage && new BrokenBarrierError(this.#breakage.why, this.#breakage.options);
  }

  /** Lets one more party wait, until it is released with its index or the generation breaks. */
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
      // Last, because it may ring, or fail, at once.
      limit.start();
    });
  }

  /** Ends the patience of whoever waits. A timer that cannot be cancelled breaks the generation: all are released, or none. */
  endLimits(): void {
    for (const { limit } of [...this.#parties]) {
      limit.end();
    }
  }

  /** Releases whoever waits, each with the order of its arrival. */
  release(): void {
    this.#stopListening();
    for (const [index, { release }] of this.#parties.splice(0).entries()) {
      release(index);
    }
  }

  /** Fails whoever waits. The first reason counts. */
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
