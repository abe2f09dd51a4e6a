import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { watchChild } from '../../support/child';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

const PROGRAM = join(__dirname, 'programs', 'stir-log.js');
const BATCH_ROWS = 20;

interface Stirrer {
  readonly process: ChildProcess;
  /** What it said when it ended by itself. */
  readonly told: Promise<string>;
}

/** Processes that do to the file of a store whatever they may, while Ada goes on storing. */
export class Stirring {
  /** How her calls failed, and how the processes ended that were not killed. */
  readonly failures: unknown[] = [];
  readonly #stage: StoreStage;
  readonly #running: Stirrer[] = [];

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
    world.addCleanup(() => Promise.all(this.#running.map((stirrer) => this.#kill(stirrer))));
  }

  /** Stores batches; after each so many of them one of the processes is killed, and another begins. */
  async storeMeanwhile(batchCount: number, processCount: number, killCount: number): Promise<void> {
    await Promise.all(Array.from({ length: processCount }, () => this.#start()));
    const between = Math.floor(batchCount / (killCount + 1));
    for (let batch = 1; batch <= batchCount; batch += 1) {
      const rows = this.#stage.rows(BATCH_ROWS, batch * 1000);
      await this.#stage.engine
        .store({ writer: 'ada', batch, rows })
        .catch((error) => this.failures.push(error));
      const [oldest] = this.#running;
      if (batch % between === 0 && batch < batchCount && oldest !== undefined) {
        this.#running.shift();
        await this.#kill(oldest);
        await this.#start();
      }
    }
    await Promise.all(this.#running.splice(0).map((stirrer) => this.#kill(stirrer)));
  }

  async #start(): Promise<void> {
    const child = watchChild(fork(PROGRAM, [this.#stage.file], { execArgv: [], stdio: 'pipe' }));
    let told = '';
    child.stderr?.on('data', (chunk: unknown) => {
      told += String(chunk);
    });
    this.#running.push({ process: child, told: once(child, 'exit').then(() => told) });
    await Promise.race([once(child, 'message'), once(child, 'exit')]);
  }

  async #kill({ process, told }: Stirrer): Promise<void> {
    process.kill('SIGKILL');
    const said = await told;
    if (said !== '') {
      this.failures.push(said);
    }
  }
}
