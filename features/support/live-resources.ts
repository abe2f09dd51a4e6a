import { type ChannelListener, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, readlinkSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Counts the threads of this process that start while it watches and have not ended yet. */
export class ThreadWatch {
  readonly #alive = new Set<Worker>();
  readonly #noteStart: ChannelListener = (message) => {
    const worker =
      typeof message === 'object' && message !== null ? Reflect.get(message, 'worker') : undefined;
    if (worker instanceof Worker) {
      this.#alive.add(worker);
      worker.once('exit', () => this.#alive.delete(worker));
    }
  };

  constructor() {
    subscribe('worker_threads', this.#noteStart);
  }

  get aliveCount(): number {
    return this.#alive.size;
  }

  /** Ends every thread at once, as a crash would. */
  terminateAll(): void {
    for (const worker of this.#alive) {
      worker.terminate();
    }
  }

  /** Ends the thread that was started last; resolves when it is gone. */
  async terminateLast(): Promise<void> {
    await [...this.#alive].at(-1)?.terminate();
  }

  end(): void {
    unsubscribe('worker_threads', this.#noteStart);
  }
}

/** How many files below a folder this process holds open. Only Linux tells; elsewhere the side files must do. */
export function countOpenFiles(folder: string): number {
  if (process.platform !== 'linux') {
    return 0;
  }
  return readdirSync('/proc/self/fd').filter((descriptor) => linkTarget(descriptor).startsWith(folder))
    .length;
}

function linkTarget(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // The descriptor with which the folder itself was read is gone by now.
    return '';
  }
}
