import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IssueLedger } from '@audit-race/cucumber';
import { readHistory } from '#cucumber/ledger/history-file';
import type { LifeLines } from '#cucumber/ledger/issue-ledger';
import { runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

const formatter = path.resolve('src/cucumber/dist/documentation/formatter.js');

/** Everything that a run of a suite with the profile "reports" writes; once in a run for each suite. */
export class SuiteReports {
  #folder: string | undefined;

  async write(suite: string): Promise<void> {
    this.#folder = await onceInARun(`all reports of ${suite}`, async (folder) => {
      const args = [
        '--profile',
        'default',
        '--profile',
        'reports',
        '--format',
        `${formatter}:${folder}/page.html`,
      ];
      const environment = { FILES: folder, CAPTURE_BUGS_RECORD_HISTORY: '1' };
      await runFolderWarm(path.resolve('features/harness/fixtures', suite), args, environment);
      return folder;
    });
  }

  get ledger(): IssueLedger {
    return JSON.parse(this.#read('ledger.json'));
  }

  get history(): LifeLines {
    return readHistory(path.join(String(this.#folder), 'history.json'));
  }

  get markdown(): string {
    return this.#read('report.md');
  }

  get page(): string {
    return this.#read('page.html');
  }

  #read(name: string): string {
    assert.ok(this.#folder, 'No suite has written its reports in this scenario.');
    return readFileSync(path.join(this.#folder, name), 'utf8');
  }
}
