import { Worker } from 'node:worker_threads';
import { CallStop } from './call-stop';
import type { WorkerProgram } from './find-worker';
import {
  CLOSE_CALL,
  CLOSE_CALL_NUMBER,
  START_CALL,
  toFailure,
  WORKER_CLOSED,
  WORKER_ENDED,
  type WorkerAnswer,
  type WorkerCall,
  type WorkerFailure,
} from './worker-protocol';

/** Says what a failure in the worker means to the caller of `name`. */
export type ExplainFailure = (failure: WorkerFailure, name: string) => Error;

/** The thread, and what it is given to start with, beside the memory of a {@link CallStop}. */
export interface WorkerStart {
  readonly program: WorkerProgram;
  readonly workerData: object;
  /** The name of the thread in debuggers. */
  readonly name: string;
}

const LAST_CALL: WorkerCall = { call: CLOSE_CALL_NUMBER, name: CLOSE_CALL, args: [] };

interface PendingCall {
  readonly name: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The caller's half of a worker thread: posts calls and settles each with the answer.
 *
 * The worker keeps the process alive only while a call is pending, so a program that is done ends by itself.
 */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #stop = new CallStop();
  readonly #explain: ExplainFailure;
  readonly #exited: Promise<void>;
  readonly #pending = new Map<number, PendingCall>();
  #exitFailure: WorkerFailure | undefined;
  #callCount = 0;
  #isReady = false;
  #ended: WorkerFailure | undefined;
  #onLost: (failure: WorkerFailure) => void = () => undefined;

  /** Starts the thread; {@link WorkerLink.started} tells when it is ready. */
  constructor({ program, workerData, name }: WorkerStart, explain: ExplainFailure) {
    this.#explain = explain;
    const given = { ...workerData, stop: this.#stop.memory };
    // The caller's own flags and loaders, made for another program, are kept out of our thread.
    this.#worker = new Worker(program.code, {
      eval: program.isText,
      workerData: given,
      execArgv: [...(program.flags ?? [])],
      name,
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', (exitCode) => {
        this.#exitFailure = {
          name: 'Error',
          message: `the worker thread ended with exit code ${exitCode}`,
          code: WORKER_ENDED,
        };
        this.#end(this.#exitFailure);
        resolve();
      });
    });
    this.#worker.on('error', (error) => this.#die(toFailure(error)));
    this.#worker.on('message', (answer: WorkerAnswer) => this.#settle(answer));
  }

  /** Resolves with what the worker tells once it is ready; rejects with why it is not, after the thread is gone. */
  async started(): Promise<unknown> {
    try {
      const told = await this.#expectAnswer(START_CALL, 'start');
      this.#isReady = true;
      return told;
    } catch (error) {
      await this.#gone();
      throw error;
    }
  }

  /** Has a function called when the thread ends by itself, or is given up by {@link WorkerLink.lose}. */
  whenLost(onLost: (failure: WorkerFailure) => void): void {
    this.#onLost = onLost;
  }

  /** Nobody waits any more for the calls made so far: those that have not begun fail, and one under way ends soon. */
  stopCalls(): void {
    this.#stop.stopUpTo(this.#callCount);
  }

  /** Gives the thread up, as if it had ended by itself: pending and later calls fail, and the thread ends. */
  lose(failure: WorkerFailure): void {
    this.stopCalls();
    this.#end(failure);
    this.#worker.postMessage(LAST_CALL);
  }

  /** Calls a function of the worker. Calls are carried out one after another. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown> {
    if (this.#ended !== undefined) {
      return Promise.reject(this.#explain(this.#ended, name));
    }
    this.#callCount += 1;
    return this.#post({ call: this.#callCount, name, args });
  }

  /**
   * Lets the worker answer what is pending, then end, but not before `first` has settled; resolves when the thread is gone.
   * Later calls are refused from now on.
   *
   * @throws (rejects) what the worker failed with, or that it had ended by itself.
   */
  async close(first: Promise<unknown> = Promise.resolve()): Promise<void> {
    const lost = this.#ended;
    this.#ended ??= { name: 'Error', message: 'it was closed', code: WORKER_CLOSED };
    await Promise.allSettled([first]);
    try {
      const failure = lost ?? this.#exitFailure;
      if (failure !== undefined) {
        throw this.#explain(failure, CLOSE_CALL);
      }
      await this.#post(LAST_CALL);
    } finally {
      await this.#gone();
    }
  }

  #post(call: WorkerCall): Promise<unknown> {
    this.#worker.postMessage(call);
    return this.#expectAnswer(call.call, call.name);
  }

  /** Resolves when the thread is gone. Without `ref()`, the process could end before that. */
  #gone(): Promise<void> {
    this.#worker.ref();
    return this.#exited;
  }

  #expectAnswer(call: number, name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { name, resolve, reject });
      this.#worker.ref();
    });
  }

  #settle(answer: WorkerAnswer): void {
    const pending = this.#pending.get(answer.call);
    this.#pending.delete(answer.call);
    if (this.#pending.size === 0) {
      this.#worker.unref();
    }
    if ('failure' in answer) {
      pending?.reject(this.#explain(answer.failure, pending.name));
    } else {
      pending?.resolve(answer.value);
    }
  }

  /** An uncaught error ends the thread. Before the thread was ready, the error says why it cannot be; later, only that the thread died. */
  #die(failure: WorkerFailure): void {
    this.#end(this.#isReady ? { ...failure, code: WORKER_ENDED } : failure);
  }

  #end(failure: WorkerFailure): void {
    if (this.#ended === undefined) {
      this.#ended = failure;
      this.#onLost(failure);
    }
    for (const pending of this.#pending.values()) {
      pending.reject(this.#explain(this.#ended, pending.name));
    }
    this.#pending.clear();
  }
}
