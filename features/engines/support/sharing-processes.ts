import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PROGRAM = join(__dirname, 'programs', 'share-log.js');

/** Processes that keep the same logs. */
export class SharingProcesses {
  /** What each process answered for each log: null, or the error it was told. */
  readonly answers: unknown[] = [];
  readonly #files: string[] = [];
  readonly #processes: ChildProcess[] = [];
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
    world.addCleanup(() => Promise.all(this.#processes.map(end)));
  }

  async start(count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) {
      // No loader of this process is meant for that program.
      this.#processes.push(watchChild(fork(PROGRAM, { cwd: this.#folder.path, execArgv: [] })));
    }
    await this.#hearAll();
  }

  /** Has all processes open one fresh log after another, each of them at the same moment. */
  async shareLogs(
    rowCount: number,
    logCount: number,
    prepare: (file: string) => void = () => undefined,
  ): Promise<void> {
    for (let log = 0; log < logCount; log += 1) {
      const file = this.#folder.file(`log-${log}.db`);
      prepare(file);
      this.#files.push(file);
      const answers = this.#hearAll();
      for (const process of this.#processes) {
        process.send({ url: `sqlite://${file}`, rowCount });
      }
      this.answers.push(...(await answers));
    }
  }

  countRows(): unknown[] {
    return this.#files.map((file) => {
      const database = new Database(file);
      try {
        return database.prepare('SELECT count(*) FROM audit_entry').pluck().get();
      } finally {
        database.close();
      }
    });
  }

  #hearAll(): Promise<unknown[]> {
    return Promise.all(
      this.#processes.map(async (process) => {
        const [answer] = await once(process, 'message');
        return answer;
      }),
    );
  }
}

async function end(process: ChildProcess): Promise<void> {
  const exited = once(process, 'exit');
  process.disconnect();
  await exited;
}
