import type { MessagePort } from 'node:worker_threads';
import type { CallStop } from './call-stop';
import { CALL_STOPPED, CLOSE_CALL, START_CALL, type WorkerCall, type WorkerFailure } from './worker-protocol';

/** What becomes of a call that meets a rival. */
export interface CallRules {
  /** Whether a call failed only because another connection holds the store, and changed nothing. */
  isBusy(error: unknown): boolean;
  /** For how long such a call is tried again, in milliseconds. */
  readonly busyTimeoutMs: number;
  /** Makes an error ready for the way to the caller. */
  tell(error: unknown): WorkerFailure;
}

/** A call that nobody waits for any more was let go of, before it began or half-way. */
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

  /** Opens what is served, tells `introduce` of it to the caller, and answers calls to its methods from then on. */
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

  /** Lets the thread end: nothing else keeps it. In Deno its port cannot be closed. */
  #end(): void {
    if (typeof this.#port.close === 'function') {
      this.#port.close();
    } else {
      process.exit();
    }
  }

  /** Errors are sent as values: one thrown at the top of a worker arrives without name and message. */
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

  /** Each attempt is short, so that a thread that waits for another process can be told to wait no longer. */
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
