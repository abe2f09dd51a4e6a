import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writePage } from '../../documentation/support/documented-run';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { makeDailyRun } from './daily-run';

const variable = 'CAPTURE_BUGS_RECORD_HISTORY';

/** Runs of a shop, day by day, and the file that they are recorded in. */
export class RunsStage {
  readonly #markdown: string;
  #day = 0;
  file: string;

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.file = folder.file('runs.ndjson');
    this.#markdown = folder.file('page.md');
  }

  /** Writes the page of a run of the next day. */
  run(told: string, isRecorded: boolean): string {
    this.#day += 1;
    return this.document(this.#day, told, isRecorded);
  }

  /** Writes the page of the run of a day. */
  document(day: number, told: string, isRecorded: boolean): string {
    const before = process.env[variable] ?? '';
    process.env[variable] = isRecorded ? '1' : '';
    try {
      return writePage(makeDailyRun(day, told), { runsFile: this.file, markdown: this.#markdown });
    } finally {
      process.env[variable] = before;
    }
  }

  get markdown(): string {
    return readFileSync(this.#markdown, 'utf8');
  }

  get text(): string {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
  }

  set text(text: string) {
    writeFileSync(this.file, text);
  }
}
