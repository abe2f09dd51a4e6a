import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { CLOSE_CALL, toFailure, type WorkerAnswer, type WorkerCall } from './worker-protocol';

/** Which calls may overtake which, and what becomes of one that meets a rival. */
export interface CallRules {
  /** Calls that only look. They are answered before writes that have not begun. */
  readonly reads: readonly string[];
  /** Calls that reads may overtake. Every other call waits for all before it, and all after it wait for it. */
  readonly writes: readonly string[];
  /** Whether a call failed only because another connection holds the store, and changed nothing. */
  isBusy(error: unknown): boolean;
  /** For how long such a call is tried again, in milliseconds; reads are answered meanwhile. */
  readonly busyTimeoutMs: number;
}

/**
 * Answers the calls to a worker, one after another.
 *
 * A read waits for the one write under way, never for a queue of them, and no stream of reads can hold up a write for
 * ever: those that have arrived are answered, then one write, then those that have arrived meanwhile.
 */
export class CallServer {
  readonly #port: MessagePort;
  readonly #served: object;
  readonly #rules: CallRules;
  #waiting: WorkerCall[] = [];
  #busySince: number | undefined;

  /** Answers nothing yet. */
  constructor(port: MessagePort, served: object, rules: CallRules) {
    this.#port = port;
    this.#served = served;
    this.#rules = rules;
  }

  /** Answers this call, and all that arrive while it does. */
  serve(first: WorkerCall): void {
    this.#waiting.push(first);
    while (this.#waiting.length > 0) {
      this.#collect();
      for (const call of this.#takeRound()) {
        this.#handle(call);
      }
    }
  }

  /** Takes in what has arrived: a busy thread does not get to its messages otherwise. */
  #collect(): void {
    for (let next = receiveMessageOnPort(this.#port); next; next = receiveMessageOnPort(this.#port)) {
      this.#waiting.push(next.message);
    }
  }

  /** The reads that need not wait, and the first of the other calls. */
  #takeRound(): WorkerCall[] {
    const { reads, writes } = this.#rules;
    const fence = this.#waiting.findIndex(({ name }) => !reads.includes(name) && !writes.includes(name));
    const mayMove = fence === -1 ? this.#waiting.length : fence;
    const isAhead = ({ name }: WorkerCall, index: number) => index < mayMove && reads.includes(name);
    const ahead = this.#waiting.filter(isAhead);
    const [next, ...rest] = this.#waiting.filter((call, index) => !isAhead(call, index));
    this.#waiting = rest;
    return next === undefined ? ahead : [...ahead, next];
  }

  #handle(call: WorkerCall): void {
    try {
      const value: unknown = Reflect.apply(Reflect.get(this.#served, call.name), this.#served, call.args);
      this.#answer({ call: call.call, value });
    } catch (error) {
      if (this.#mayRetry(error)) {
        this.#waiting.unshift(call);
        return;
      }
      this.#answer({ call: call.call, failure: toFailure(error) });
    }
    if (call.name === CLOSE_CALL) {
      this.#port.close();
    }
  }

  #mayRetry(error: unknown): boolean {
    if (!this.#rules.isBusy(error)) {
      return false;
    }
    this.#busySince ??= performance.now();
    return performance.now() - this.#busySince < this.#rules.busyTimeoutMs;
  }

  #answer(answer: WorkerAnswer): void {
    this.#busySince = undefined;
    this.#port.postMessage(answer);
  }
}
