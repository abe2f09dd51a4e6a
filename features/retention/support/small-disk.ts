import { mkdirSync } from 'node:fs';
import { runProgramOnDisk } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** A program with its log on a small disk, and what it says of itself in the end. */
export abstract class SmallDisk<Report> {
  readonly #folder: TemporaryFolder;
  #report: Report | undefined;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  get report(): Report {
    if (this.#report === undefined) {
      throw new Error('The program has not run.');
    }
    return this.#report;
  }

  protected async runProgram(
    program: string,
    mebibytes: number,
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const folder = this.#folder.file('disk');
    mkdirSync(folder);
    const { stdout, stderr } = await runProgramOnDisk(
      program,
      { ...env, FOLDER: folder },
      { folder, mebibytes },
    );
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.#report = JSON.parse(stdout);
  }
}
