import { AuditService } from 'audit-race';
import { runCommandLine } from '#audit-log/command/command-line';
import { StoreStage } from '../../engines/support/store-stage';
import { MemoryTerminal } from '../../support/memory-terminal';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** A log in the file of the stage, and its copy. */
export class EncodedLog {
  readonly errors: unknown[] = [];
  exitCode: number | undefined;
  readonly #from: string;
  readonly #to: string;
  readonly #world: AuditWorld;
  #id = '';

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#from = `sqlite://${world.part(StoreStage).file}`;
    this.#to = `sqlite://${world.part(TemporaryFolder).file('copy.db')}`;
  }

  async store(count: number): Promise<void> {
    const audit = this.#open(this.#from);
    for (let number = 1; number <= count; number += 1) {
      const receipt = audit.record({ eventType: 'plan.applied', actor: `plän ${number}` });
      await receipt.stored();
      this.#id = receipt.id;
    }
    await audit.close();
  }

  async ask(): Promise<void> {
    const audit = this.#open(this.#from);
    for (const ask of [() => audit.verify(), () => audit.prove(this.#id)]) {
      this.errors.push(await ask().catch((error: unknown) => error));
    }
    await audit.close();
  }

  async copy(): Promise<void> {
    this.exitCode = await runCommandLine(
      ['copy', '--from', this.#from, '--to', this.#to],
      new MemoryTerminal(),
    );
  }

  /** The entries of the log and of its copy, and whether the copy is intact. */
  async compare(): Promise<readonly unknown[]> {
    const [log, copy] = [this.#open(this.#from), this.#open(this.#to)];
    const [{ entries: original }, { entries: copied }] = [await log.listEntries(), await copy.listEntries()];
    return [original, copied, (await copy.verify()).isIntact];
  }

  #open(databaseUrl: string): AuditService {
    const audit = new AuditService({ databaseUrl });
    this.#world.addCleanup(() => audit.close());
    return audit;
  }
}
