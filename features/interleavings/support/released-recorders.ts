import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SharedBarrier } from '@audit-race/interleavings';
import Database from 'better-sqlite3';
import { watchChild } from '../../support/child';
import { WAIT_MS_MAX } from '../../support/patience';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What one of them tells: how many engines it took, and the ids of the entries it was given receipts for. */
interface Report {
  readonly created: number;
  readonly ids: readonly string[];
  readonly failure?: string;
}

const PROGRAM = join(__dirname, '../../support/programs/record-on-file.js');

/** Threads or processes that record on one file, all released together. */
export class ReleasedRecorders {
  readonly #world: AuditWorld;
  readonly #file: string;
  reports: readonly Report[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  /** Each thread waits at a barrier in shared memory. */
  async releaseThreads(count: number, entries: number): Promise<void> {
    const { handle } = new SharedBarrier(count, { timeoutMs: WAIT_MS_MAX });
    const workerData = { handle, ...this.#task(entries) };
    const threads = Array.from({ length: count }, () => new Worker(PROGRAM, { workerData }));
    this.#world.addCleanup(() => Promise.all(threads.map((thread) => thread.terminate())));
    // A thread that is ended from outside would leave the file unclosed; these end by themselves.
    const endings = threads.map((thread) => once(thread, 'exit'));
    this.reports = await Promise.all(threads.map(async (thread) => (await once(thread, 'message'))[0]));
    await Promise.all(endings);
  }

  /** Memory is not shared between processes: each says that it is ready, and all are told at once. */
  async releaseProcesses(count: number, entries: number): Promise<void> {
    const processes = Array.from({ length: count }, () =>
      watchChild(fork(PROGRAM, { cwd: dirname(this.#file) })),
    );
    this.#world.addCleanup(() => processes.map((child) => child.kill()));
    await Promise.all(processes.map((child) => once(child, 'message')));
    const reports = processes.map(async (child) => (await once(child, 'message'))[0]);
    const endings = processes.map((child) => once(child, 'exit'));
    for (const child of processes) {
      child.send(this.#task(entries));
    }
    this.reports = await Promise.all(reports);
    await Promise.all(endings);
  }

  /** The ids in the file, each as often as it stands there. */
  storedIds(): unknown[] {
    const database = new Database(this.#file);
    try {
      return database.prepare('SELECT id FROM audit_entry ORDER BY id').pluck().all();
    } finally {
      database.close();
    }
  }

  #task(entries: number) {
    return { databaseUrl: `sqlite://${this.#file}`, entries };
  }
}
