import { equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { EmptyProject } from '../adopting/support/empty-project';
import { ExplorerPage } from '../adopting/support/explorer-page';
import { runChild } from '../support/child';
import { unmeasured } from '../support/coverage';
import type { AuditWorld } from '../support/world';

const EXPLORER = '@audit-race/interleavings';
const EXAMPLE = 'races.test.mjs';

/** What came of a run of the example. */
class ExampleRun {
  exitCode: number | null = null;
  output = '';
}

Given('the example of the explorer in a project of its own', async function (this: AuditWorld) {
  const project = this.part(EmptyProject);
  await project.install([EXPLORER]);
  project.write(EXAMPLE, readFileSync(`examples/${EXAMPLE}`, 'utf8'));
});

Given('its test of the repaired cache takes the cache as it was', function (this: AuditWorld) {
  const project = this.part(EmptyProject);
  const text = readFileSync(project.file(EXAMPLE), 'utf8');
  const broken = text.replace(
    'assertEveryInterleaving(renaming(makeCache))',
    'assertEveryInterleaving(renaming(makeHastyCache))',
  );
  ok(broken !== text, 'The example asserts nothing about its cache.');
  project.write(EXAMPLE, broken);
});

When('Ada runs the example', async function (this: AuditWorld) {
  const project = this.part(EmptyProject);
  const args = ['--test-reporter=spec', EXAMPLE];
  const env = { ...process.env, ...unmeasured, CI: '1' };
  const { exitCode, stdout, stderr } = await runChild(process.execPath, args, { cwd: project.path, env });
  Object.assign(this.part(ExampleRun), { exitCode, output: `${stdout}${stderr}` });
});

Then(
  '{int} test(s) pass(es), {int} fail(s), and she reads:',
  function (this: AuditWorld, passed: number, failed: number, lines: string) {
    const { output, exitCode } = this.part(ExampleRun);
    match(output, new RegExp(`^ℹ pass ${passed}$`, 'm'));
    match(output, new RegExp(`^ℹ fail ${failed}$`, 'm'));
    equal(exitCode, failed === 0 ? 0 : 1);
    // The runner moves the lines of a message to the right.
    ok(output.replaceAll(/^ +/gm, '').includes(lines), output);
  },
);

Then('the page {string} shows it, line for line', function (this: AuditWorld, page: string) {
  const [, fileName] = /```js\n\/\/ (\S+)\n/.exec(new ExplorerPage(page).text) ?? [];
  const shown = /```js\n.*?\n(.*?)```/s.exec(new ExplorerPage(page).text)?.[1];
  const [, ...lines] = readFileSync(this.part(EmptyProject).file(EXAMPLE), 'utf8').split('\n');
  equal(fileName, EXAMPLE);
  equal(shown, lines.join('\n'));
});

Then('the README tells how many of its orders fail', function (this: AuditWorld) {
  const [, counts] = /^ℹ (\d+ of \d+ orders fail)\.$/m.exec(this.part(ExampleRun).output) ?? [];
  const { text } = new ExplorerPage('README');
  ok(text.replaceAll(/\s+/g, ' ').includes(`${EXAMPLE}\`, where ${counts}`), counts);
});
