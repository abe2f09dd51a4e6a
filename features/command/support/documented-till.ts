import { CommandRun } from '../../support/command/command-run';
import { WrittenSuite } from '../../support/command/written-suite';
import type { AuditWorld } from '../../support/world';
import { runBugsOfOnePlace } from './bugs-of-one-place';
import { editMessages } from './edited-messages';
import { runTheTill } from './sharded-suite';

/** The runs of a till or another suite, and what the command makes of their messages. */
export class DocumentedTill {
  readonly #suite: WrittenSuite;
  readonly #command: CommandRun;
  #runs: Readonly<Record<string, string>> | undefined;

  constructor(world: AuditWorld) {
    this.#suite = world.part(WrittenSuite);
    this.#command = world.part(CommandRun);
  }

  async run(options: object = {}): Promise<void> {
    this.#runs = await runTheTill();
    this.#suite.configure({ ...options, historyFile: this.historyFile }, { runsFile: this.runsFile });
  }

  /** Runs a suite whose bugs show in one place only. */
  async runOfOnePlace(): Promise<void> {
    this.#runs = await runBugsOfOnePlace();
    this.#suite.configure({ historyFile: this.historyFile });
  }

  get historyFile(): string {
    return `${this.#suite.path}/history.json`;
  }

  get runsFile(): string {
    return `${this.#suite.path}/runs.ndjson`;
  }

  /** Documents files such as `shard 1 + shard 2 cut off`. */
  async document(files: string, options: readonly string[] = []): Promise<void> {
    const names = files.split(' + ').map((words) => this.#write(words));
    await this.#command.callWith(['document', ...names, ...options]);
  }

  get words(): readonly string[] {
    return this.#command.output.split('\n').map((line) => line.trim());
  }

  #write(words: string): string {
    if (this.#runs === undefined) {
      throw new Error('The till has not been run.');
    }
    const file = `${words.replaceAll(/[\s,]+/g, '-')}.ndjson`;
    this.#suite.write(file, editMessages(this.#runs, words));
    return file;
  }
}
