import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openForReading, type VerifyReport } from 'audit-race';
import Database from 'better-sqlite3';
import { watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PROGRAM = join(__dirname, 'programs', 'store-on.js');

/** What a process is doing when it is killed. */
const DEEDS = ['stores', 'prunes', 'erases'];

/** Processes that store into one file, prune and erase, until they are killed. */
export class KilledWriters {
  readonly #file: string;
  readonly #url: string;
  /** Who was killed last, and the last batch that it said was stored. */
  #last = { actor: '', stored: 0 };

  constructor(world: AuditWorld) {
    this.#file = world.part(TemporaryFolder).file('audit.db');
    this.#url = `sqlite://${this.#file}`;
  }

  /** The triggers that the file has. */
  get triggers(): unknown[] {
    const database = new Database(this.#file, { readonly: true });
    try {
      return database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    } finally {
      database.close();
    }
  }

  /** Runs so many at once, and so many one after another each. */
  async run(processes: number, kills: number): Promise<void> {
    const lines = Array.from({ length: processes }, async (_, line) => {
      for (let kill = 0; kill < kills; kill += 1) {
        const deed = DEEDS[(line + kill) % DEEDS.length];
        await this.#killOne(`writer-${line}-${kill}`, 9 + 3 * line + kill, deed);
      }
    });
    await Promise.all(lines);
  }

  async verify(): Promise<VerifyReport> {
    const reader = await openForReading({ databaseUrl: this.#url });
    try {
      const { actor, stored } = this.#last;
      const { entries } = await reader.listEntries({ actor, limit: 1000 });
      const told = entries.filter(({ details }) => Object(details).batch === stored);
      assert.equal(told.length, 20, `Batch ${stored} of ${actor}, who was killed last, is not whole.`);
      return await reader.verify();
    } finally {
      await reader.close();
    }
  }

  /** Killed when it has said often enough that a batch is stored, as soon as it does this again. */
  async #killOne(actor: string, batches: number, deed: string | undefined): Promise<void> {
    const child = watchChild(fork(PROGRAM, [this.#url, actor], { execArgv: [] }));
    const exited = once(child, 'exit');
    let stored = 0;
    for (let does: unknown; stored < batches || does !== deed; ) {
      const [message] = await Promise.race([once(child, 'message'), exited]);
      assert.equal(child.exitCode, null, 'The process has ended before it was killed.');
      stored = Object(message).stored ?? stored;
      does = Object(message).does ?? 'stores';
    }
    child.kill('SIGKILL');
    await exited;
    this.#last = { actor, stored };
  }
}
