import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type NestedRun, runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

/** The formatters, by the names that readers give their reports. */
const formatters: Readonly<Record<string, string>> = {
  JSON: 'json',
  JUnit: 'junit',
  HTML: 'html',
  rerun: 'rerun',
  "harness's JUnit": '../../../../src/cucumber/dist/reports/junit.js',
  "harness's rerun": '../../../../src/cucumber/dist/reports/rerun.js',
};

/** A run with a report in each format. */
interface ReportedRun extends NestedRun {
  readonly reports: Readonly<Record<string, string>>;
}

/** The reports of the suite "verdicts"; it is run once for each formatter that writes to the terminal. */
export class ReportFiles {
  #run: ReportedRun | undefined;

  async write(terminal: string): Promise<void> {
    this.#run = await onceInARun(`reports and ${terminal}`, (folder) => runWithReports(terminal, folder));
  }

  get run(): ReportedRun {
    assert.ok(this.#run, 'No report has been written in this scenario.');
    return this.#run;
  }

  read(name: string): string {
    const report = this.run.reports[name];
    assert.ok(report !== undefined, `No report is called "${name}".`);
    return report;
  }
}

async function runWithReports(terminal: string, folder: string): Promise<ReportedRun> {
  const toFiles = Object.entries(formatters).flatMap(([name, formatter]) => [
    '--format',
    `${formatter}:${path.join(folder, name)}`,
  ]);
  const suite = path.resolve('features/harness/fixtures/verdicts');
  const run = await runFolderWarm(suite, [...toFiles, '--format', terminal]);
  const reports = Object.keys(formatters).map((name): [string, string] => [
    name,
    readFileSync(path.join(folder, name), 'utf8'),
  ]);
  return { ...run, reports: Object.fromEntries(reports) };
}
