import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IssueLedger } from '@audit-race/cucumber';
import { readHistory } from '#cucumber/ledger/history-file';
import type { LifeLines } from '#cucumber/ledger/issue-ledger';
import { runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

const dist = path.resolve('src/cucumber/dist');
/** The formatters, by the files that they write. */
const formatters: Readonly<Record<string, string>> = {
  'page.html': `${dist}/documentation/formatter.js`,
  'junit.xml': `${dist}/reports/junit.js`,
  'rerun.txt': `${dist}/reports/rerun.js`,
};

/** Everything that a run of a suite with the profile "reports" writes; once in a run for each suite. */
export class SuiteReports {
  #folder: string | undefined;

  async write(suite: string): Promise<void> {
    this.#folder = await onceInARun(`all reports of ${suite}`, async (folder) => {
      const formats = Object.entries(formatters).flatMap(([file, formatter]) => [
        '--format',
        `${formatter}:${folder}/${file}`,
      ]);
      const args = ['--profile', 'default', '--profile', 'reports', ...formats];
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

  get junit(): string {
    return this.#read('junit.xml');
  }

  get rerun(): string {
    return this.#read('rerun.txt');
  }

  #read(name: string): string {
    assert.ok(this.#folder, 'No suite has written its reports in this scenario.');
    return readFileSync(path.join(this.#folder, name), 'utf8');
  }
}
