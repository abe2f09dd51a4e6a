import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DocumentationOptions } from '@audit-race/cucumber/documentation';
import { writePage } from '../../documentation/support/documented-run';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { makeDailyRun } from './daily-run';

const variable = 'CAPTURE_BUGS_RECORD_HISTORY';

/** Runs of a shop, day by day, and the file that they are recorded in. */
export class RunsStage {
  readonly #options: Required<Pick<DocumentationOptions, 'runsFile' | 'markdown'>> & DocumentationOptions;
  #day = 0;
  readonly file: string;

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.file = folder.file('runs.ndjson');
    this.#options = { runsFile: this.file, markdown: folder.file('page.md') };
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
      return writePage(makeDailyRun(day, told), this.#options);
    } finally {
      process.env[variable] = before;
    }
  }

  get markdown(): string {
    return readFileSync(String(this.#options.markdown), 'utf8');
  }

  get text(): string {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
  }

  set text(text: string) {
    writeFileSync(this.file, text);
  }
}
