import { Worker } from 'node:worker_threads';
import type { WorkerProgram } from './find-worker';
import {
  CLOSE_CALL,
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
  readonly #explain: ExplainFailure;
  readonly #exited: Promise<void>;
  readonly #pending = new Map<number, PendingCall>();
  #callCount = 0;
  #isReady = false;
  #ended: WorkerFailure | undefined;

  /** Starts the thread; {@link WorkerLink.started} tells when it is ready. */
  constructor(program: WorkerProgram, workerData: unknown, explain: ExplainFailure) {
    this.#explain = explain;
    // The caller's own flags and loaders, made for another program, are kept out of our thread.
    this.#worker = new Worker(program.code, {
      eval: program.isText,
      workerData,
      execArgv: [...program.flags],
      name: 'audit-writer',
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', (exitCode) => {
        this.#end({
          name: 'Error',
          message: `the worker thread ended with exit code ${exitCode}`,
          code: WORKER_ENDED,
        });
        resolve();
      });
    });
    this.#worker.on('error', (error) => this.#die(toFailure(error)));
    this.#worker.on('message', (answer: WorkerAnswer) => this.#settle(answer));
  }

  /** Resolves once the worker is ready; rejects with why it is not, after the thread is gone. */
  async started(): Promise<void> {
    try {
      await this.#expectAnswer(START_CALL, 'start');
      this.#isReady = true;
    } catch (error) {
      await this.#gone();
      throw error;
    }
  }

  /** Calls a function of the worker. Reads may be answered before writes that were called earlier. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown> {
    if (this.#ended !== undefined) {
      return Promise.reject(this.#explain(this.#ended, name));
    }
    this.#callCount += 1;
    const call: WorkerCall = { call: this.#callCount, name, args };
    this.#worker.postMessage(call);
    return this.#expectAnswer(call.call, name);
  }

  /** Lets the worker answer what is pending, then end; resolves when the thread is gone. Later calls are refused. */
  async close(): Promise<void> {
    const closed = this.call(CLOSE_CALL);
    this.#ended ??= { name: 'Error', message: 'it was closed', code: WORKER_CLOSED };
    try {
      await closed;
    } finally {
      await this.#gone();
    }
  }

  /** An unref'd worker would let the process end before whoever waits here is told. */
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

  /** An error that nobody caught ends the thread. Before it was ready the error says why it cannot be; later, only that it died. */
  #die(failure: WorkerFailure): void {
    this.#end(this.#isReady ? { ...failure, code: WORKER_ENDED } : failure);
  }

  #end(failure: WorkerFailure): void {
    this.#ended ??= failure;
    for (const pending of this.#pending.values()) {
      pending.reject(this.#explain(this.#ended, pending.name));
    }
    this.#pending.clear();
  }
}
