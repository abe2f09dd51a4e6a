import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { WorkerError } from '../../experiment/errors';
import { messageOf } from '../../experiment/wording';
import type { CrewAnswer, CrewData, CrewTask } from './crew-messages';

/** A worker thread that searches parts of the tree. */
export class CrewMember {
  readonly #worker: Worker;
  readonly #experiment: string;
  #failure: WorkerError | undefined;
  #waiting: { resolve: (answer: CrewAnswer) => void; reject: (error: WorkerError) => void } | undefined;

  constructor(experiment: string, data: CrewData) {
    this.#experiment = experiment;
    this.#worker = new Worker(path.join(__dirname, 'crew-thread.js'), { workerData: data });
    this.#worker.on('message', (answer: CrewAnswer) => this.#waiting?.resolve(answer));
    this.#worker.on('error', (error) => this.#fail(`it failed with "${messageOf(error)}"`, error));
    this.#worker.on('exit', (code) => this.#fail(`it ended with the exit code ${code}`));
  }

  /** Sends a task to the thread. Rejects when the thread dies. */
  run(task: CrewTask): Promise<CrewAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#failure === undefined) {
        this.#worker.postMessage(task);
      } else {
        reject(this.#failure);
      }
    });
  }

  /** Terminates the thread. Safe to call twice. */
  async dismiss(): Promise<void> {
    this.#waiting = undefined;
    await this.#worker.terminate();
  }

  #fail(what: string, cause?: unknown): void {
    this.#failure ??= new WorkerError(this.#experiment, what, { cause });
    this.#waiting?.reject(this.#failure);
  }
}
