import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openForReading, type VerifyReport } from 'audit-race';
import { watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PROGRAM = join(__dirname, 'programs', 'store-on.js');

/** Processes that store into one file until they are killed. */
export class KilledWriters {
  readonly actors: string[] = [];
  readonly #url: string;

  constructor(world: AuditWorld) {
    this.#url = `sqlite://${world.part(TemporaryFolder).file('audit.db')}`;
  }

  /** Runs so many at once, and so many one after another each. */
  async run(processes: number, kills: number): Promise<void> {
    const lines = Array.from({ length: processes }, async (_, line) => {
      for (let kill = 0; kill < kills; kill += 1) {
        await this.#killOne(`writer-${line}-${kill}`, 9 + 3 * line + kill);
      }
    });
    await Promise.all(lines);
  }

  async verify(): Promise<VerifyReport> {
    const reader = await openForReading({ databaseUrl: this.#url });
    try {
      const counts = await Promise.all(this.actors.slice(-2).map((actor) => reader.count({ actor })));
      assert.ok(
        counts.some((count) => count > 0),
        'Nothing is left of who was killed last.',
      );
      return await reader.verify();
    } finally {
      await reader.close();
    }
  }

  /** Killed as soon as it has said often enough that a batch is stored: the next is under way. */
  async #killOne(actor: string, batches: number): Promise<void> {
    this.actors.push(actor);
    const child = watchChild(fork(PROGRAM, [this.#url, actor], { execArgv: [] }));
    const exited = once(child, 'exit');
    for (let batch = 0; batch < batches; batch += 1) {
      await Promise.race([once(child, 'message'), exited]);
      assert.equal(child.exitCode, null, 'The process has ended before it was killed.');
    }
    child.kill('SIGKILL');
    await exited;
  }
}
