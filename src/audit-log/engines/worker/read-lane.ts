import { type CallLimits, unlessAborted } from '../../ports/call-limits';
import { WaitingReads } from './waiting-reads';
import type { ExplainFailure, WorkerLink } from './worker-link';
import { WORKER_CLOSED, type WorkerFailure } from './worker-protocol';

const CLOSED: WorkerFailure = Object.freeze({ name: 'Error', message: 'it was closed', code: WORKER_CLOSED });

/** What the lane needs of its thread. */
export type LaneThread = Pick<WorkerLink, 'started' | 'call' | 'stopCalls' | 'lose' | 'close'>;

/** A question for the thread. */
export interface ReadCall {
  readonly name: string;
  readonly args: readonly unknown[];
  /** Questions of a smaller rank are answered quicker, as a rule. */
  readonly rank: number;
}

interface WaitingRead extends ReadCall {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  isWanted: boolean;
  isPosted: boolean;
}

/**
 * A thread of its own for questions, started by the first of them: however many there are, no write waits for them.
 *
 * The thread has one question at a time. The others wait here: one that nobody waits for any more is removed at once, and quick
 * questions overtake slow ones. Every second turn goes to the oldest question, so that none starves.
 */
export class ReadLane {
  readonly #start: () => LaneThread;
  readonly #explain: ExplainFailure;
  readonly #waiting = new WaitingReads<WaitingRead>();
  #running: WaitingRead | undefined;
  #turn = 0;
  #thread: LaneThread | undefined;
  #started: Promise<unknown> | undefined;
  #answering: Promise<void> | undefined;
  #ended: WorkerFailure | undefined;

  /** Starts nothing yet. */
  constructor(start: () => LaneThread, explain: ExplainFailure) {
    this.#start = start;
    this.#explain = explain;
  }

  /** Starts the thread now, for callers that must know at once whether it can be started. */
  async open(): Promise<void> {
    await this.#open();
  }

  /** Asks the thread. Rejects with the reason of the signal as soon as it is aborted. */
  ask(call: ReadCall, { signal }: CallLimits = {}): Promise<unknown> {
    if (signal?.aborted === true) {
      return Promise.reject(signal.reason);
    }
    if (this.#ended !== undefined) {
      return Promise.reject(this.#explain(this.#ended, call.name));
    }
    const ignore = () => undefined;
    const read: WaitingRead = { ...call, resolve: ignore, reject: ignore, isWanted: true, isPosted: false };
    const answer = new Promise((resolve, reject) => Object.assign(read, { resolve, reject }));
    this.#waiting.add(read);
    this.#answering ??= this.#answerAll();
    return unlessAborted(answer, signal, () => this.#letGo(read));
  }

  /** Refuses new questions, answers those asked before, then ends the thread; resolves when the thread is gone. */
  async close(): Promise<void> {
    this.#ended ??= CLOSED;
    await this.#answering;
    await this.#thread?.close();
  }

  /** Stops answering: waiting questions are refused, and the one in flight ends soon. For a lane that is being closed. */
  hurry(): void {
    this.#refuseWaiting(CLOSED);
    this.#thread?.stopCalls();
    if (this.#running !== undefined) {
      this.#running.isWanted = false;
    }
  }

  /** Ends the lane because its engine was lost: its questions fail as if the thread had ended by itself. */
  lose(failure: WorkerFailure): void {
    this.#ended ??= failure;
    this.#refuseWaiting(failure);
    this.#thread?.lose(failure);
  }

  #refuseWaiting(failure: WorkerFailure): void {
    for (const { name, reject } of this.#waiting.takeAll()) {
      reject(this.#explain(failure, name));
    }
  }

  async #answerAll(): Promise<void> {
    for (let read = this.#takeNext(); read !== undefined; read = this.#takeNext()) {
      this.#running = read;
      await this.#carryOut(read).then(read.resolve, read.reject);
    }
    this.#running = undefined;
    this.#answering = undefined;
  }

  #takeNext(): WaitingRead | undefined {
    this.#turn += 1;
    return this.#turn % 2 === 0 ? this.#waiting.takeOldest() : this.#waiting.takeQuickest();
  }

  async #carryOut(read: WaitingRead): Promise<unknown> {
    const thread = await this.#open();
    if (!read.isWanted) {
      throw this.#explain(CLOSED, read.name);
    }
    read.isPosted = true;
    return await thread.call(read.name, ...read.args);
  }

  /** A thread that cannot be started is forgotten; the next question starts another. */
  async #open(): Promise<LaneThread> {
    const thread = this.#thread ?? this.#start();
    this.#thread = thread;
    this.#started ??= thread.started();
    try {
      await this.#started;
      return thread;
    } catch (error) {
      this.#thread = undefined;
      this.#started = undefined;
      throw error;
    }
  }

  /** Gives up a question. A thread that is still starting goes on, because the next question needs it, too. */
  #letGo(read: WaitingRead): void {
    read.isWanted = false;
    if (read !== this.#running) {
      this.#waiting.remove(read);
    } else if (read.isPosted) {
      this.#thread?.stopCalls();
    }
  }
}
