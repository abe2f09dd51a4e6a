import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { ReportFiles } from '../harness/support/report-files';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

Given('the reports of a run that is shown as {word}', function (this: AuditWorld, terminal: string) {
  return this.part(ReportFiles).write(terminal);
});

Then('the run ends with exit code {int}', function (this: AuditWorld, exitCode: number) {
  assert.equal(this.part(ReportFiles).run.exitCode, exitCode);
});

Then('the terminal shows:', function (this: AuditWorld, text: string) {
  const { stdout } = this.part(ReportFiles).run;
  assert.ok(stdout.includes(text), stdout);
});

Then(/^the (.*) report holds:$/, function (this: AuditWorld, name: string, text: string) {
  const report = this.part(ReportFiles).read(name);
  assert.ok(report.includes(text), report);
});

Then(/^the (.*) report is:$/, function (this: AuditWorld, name: string, text: string) {
  assert.equal(this.part(ReportFiles).read(name), text);
});

Then('the JSON report shows {string} as {word}', function (this: AuditWorld, name: string, status: string) {
  const features: JsonFeature[] = JSON.parse(this.part(ReportFiles).read('JSON'));
  const scenario = features.flatMap(({ elements }) => elements).find((one) => one.name === name);
  const seen = new Set(scenario?.steps.map(({ result }) => result.status).filter((one) => one !== 'passed'));
  assert.deepEqual([...seen], [status]);
});

Then('the run writes these workflow commands:', function (this: AuditWorld, commands: string) {
  const { stderr } = this.part(SuiteUnderTest).run;
  const seen = stderr.split('\n').filter((line) => line.startsWith('::'));
  assert.deepEqual(seen, commands.split('\n'));
});

Then('the run writes no workflow command', function (this: AuditWorld) {
  assert.doesNotMatch(this.part(SuiteUnderTest).run.stderr, /^::/m);
});

/** The part of Cucumber's JSON report that is read here. */
interface JsonFeature {
  readonly elements: readonly {
    readonly name: string;
    readonly steps: readonly { readonly result: { readonly status: string } }[];
  }[];
}
