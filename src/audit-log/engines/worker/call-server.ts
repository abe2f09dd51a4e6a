import type { MessagePort } from 'node:worker_threads';
import type { CallStop } from './call-stop';
import { CALL_STOPPED, CLOSE_CALL, START_CALL, type WorkerCall, type WorkerFailure } from './worker-protocol';

/** How a call is tried again, and how it fails. */
export interface CallRules {
  /** Whether a call failed only because another connection holds the store, and changed nothing. */
  isBusy(error: unknown): boolean;
  /** For how long such a call is tried again, in milliseconds. */
  readonly busyTimeoutMs: number;
  /** Makes a plain value of an error, to be posted to the caller. */
  tell(error: unknown): WorkerFailure;
}

/** A call was stopped, before it began or half-way, because nobody waits for it any more. */
class CallStopped extends Error {
  readonly code = CALL_STOPPED;

  /** Says so in words that follow "because". */
  constructor() {
    super('nobody waits for this call any more');
  }
}

/** Answers the calls to a worker, one after another, in the order in which they came. */
export class CallServer {
  readonly #port: MessagePort;
  readonly #stop: CallStop;
  readonly #rules: CallRules;
  #current = START_CALL;

  /** Answers nothing yet. */
  constructor(port: MessagePort, stop: CallStop, rules: CallRules) {
    this.#port = port;
    this.#stop = stop;
    this.#rules = rules;
  }

  /** @throws CallStopped when nobody waits for the call under way any more. Long work asks this now and then. */
  readonly refuseStopped = (): void => {
    if (this.#stop.isStopped(this.#current)) {
      throw new CallStopped();
    }
  };

  /** Opens the object that is served, posts to the caller what `introduce` makes of it, and answers calls to its methods from then on. */
  start<Served extends object>(open: () => Served, introduce: (served: Served) => unknown): void {
    const served = this.#answer(START_CALL, open, introduce);
    if (served === undefined) {
      this.#end();
      return;
    }
    this.#port.on('message', ({ call, name, args }: WorkerCall) => {
      this.#answer(call, () => callMethod(served, name, args));
      if (name === CLOSE_CALL) {
        this.#end();
      }
    });
  }

  /** Lets the thread end: only this port keeps it alive. In Deno the port cannot be closed, so the thread exits. */
  #end(): void {
    if (typeof this.#port.close === 'function') {
      this.#port.close();
    } else {
      process.exit();
    }
  }

  /** Posts the result of a call, or its error as a plain value: an error that a worker throws arrives without its name and message. */
  #answer<T>(call: number, work: () => T, tell: (result: T) => unknown = (result) => result): T | undefined {
    this.#current = call;
    try {
      const result = this.#tryUntilFree(work);
      this.#port.postMessage({ call, value: tell(result) });
      return result;
    } catch (error) {
      this.#port.postMessage({ call, failure: this.#rules.tell(error) });
      return undefined;
    }
  }

  /** Tries a call until the store is not busy. Each attempt is short, so that a call that waits for another process can be stopped. */
  #tryUntilFree<T>(work: () => T): T {
    this.refuseStopped();
    const deadline = performance.now() + this.#rules.busyTimeoutMs;
    for (;;) {
      try {
        return work();
      } catch (error) {
        const isStopped = this.#stop.isStopped(this.#current);
        if (isStopped || !this.#rules.isBusy(error) || performance.now() > deadline) {
          throw error;
        }
      }
    }
  }
}

function callMethod(served: object, name: string, args: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(served, name), served, args);
}
