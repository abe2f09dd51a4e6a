import { ok } from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SharedBarrier } from '@audit-race/interleavings';
import { measured, unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';

/** How it went for one party: its place in each round, and why it failed if it did. */
export interface Attendance {
  readonly places: readonly number[];
  readonly message?: string;
}

/** A real barrier, and the parties that come to it. */
export class MeetingPlace {
  readonly #world: AuditWorld;
  #barrier: SharedBarrier | undefined;
  #attendances: readonly Promise<Attendance>[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get barrier(): SharedBarrier {
    ok(this.#barrier, 'There is no barrier.');
    return this.#barrier;
  }

  set barrier(barrier: SharedBarrier) {
    this.#barrier = barrier;
  }

  /** How it went for everybody who came. */
  get attendances(): Promise<Attendance[]> {
    return Promise.all(this.#attendances);
  }

  /** Starts threads that each come for so many rounds. */
  sendThreads(count: number, rounds: number): void {
    const { handle } = this.barrier;
    const program = join(__dirname, 'threads', 'meet.js');
    const threads = Array.from({ length: count }, (_, index) => {
      // All of them run the same lines.
      const env = { ...process.env, ...(index === 0 ? measured : unmeasured) };
      return new Worker(program, { workerData: { handle, rounds }, env });
    });
    this.#world.addCleanup(() => Promise.all(threads.map((thread) => thread.terminate())));
    this.#attendances = [...this.#attendances, ...threads.map(reportOf)];
  }

  /** Comes once, on the main thread. */
  attend(): void {
    const attendance = this.barrier.wait().then(
      (place) => ({ places: [place] }),
      (error: Error) => ({ places: [], message: error.message }),
    );
    this.#attendances = [...this.#attendances, attendance];
  }

  /** Resolves when so many wait. */
  async waitFor(count: number): Promise<void> {
    while (this.barrier.waiting < count) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function reportOf(thread: Worker): Promise<Attendance> {
  const [report] = await once(thread, 'message');
  return report;
}
