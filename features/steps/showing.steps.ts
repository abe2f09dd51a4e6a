import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Then, When } from '@cucumber/cucumber';
import { SuiteUnderTest } from '../support/suite-under-test';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const formatters = {
  'junit.xml': 'reports/junit.js',
  'rerun.txt': 'reports/rerun.js',
  'page.html': 'documentation/formatter.js',
};

When(
  'Grace runs the suite of issues with CAPTURE_BUGS_SHOW=1, and has it recorded',
  async function (this: AuditWorld) {
    const folder = this.part(TemporaryFolder);
    const suite = this.part(SuiteUnderTest);
    suite.choose('ledger');
    const formats = Object.entries(formatters).flatMap(([file, module]) => [
      '--format',
      `"${pathToFileURL(`src/cucumber/dist/${module}`).href}":"${folder.file(file)}"`,
    ]);
    const markdown = JSON.stringify({ documentation: { markdown: folder.file('page.md') } });
    await suite.runIn({
      args: [...formats, '--format-options', markdown],
      environment: { FILES: folder.path, CAPTURE_BUGS_SHOW: '1', CAPTURE_BUGS_RECORD_HISTORY: '1' },
    });
  },
);

Then(/^the run ends (red|green)$/, function (this: AuditWorld, ending: string) {
  const { exitCode, stderr, stdout } = this.part(SuiteUnderTest).run;
  assert.equal(exitCode, ending === 'red' ? 1 : 0, `${stdout}\n${stderr}`);
});

Then(
  /^"([^"]*)" fails plainly: (\w+): (.*)$/,
  function (this: AuditWorld, name: string, type: string, words: string) {
    const { status, verdict, failures } = this.part(SuiteUnderTest).caseNamed(name);
    const [failure, ...others] = failures;
    assert.deepEqual([status, verdict, others], ['failed', undefined, []]);
    assert.equal(failure?.type, type);
    assert.equal(failure.message.split('\n')[0], words);
    // The stack is that of the failure: it begins in the step of the suite, and the harness is nowhere in it.
    const [first = ''] = failure.stack.split('\n').filter((line) => /^\s+at /.test(line));
    assert.match(first, /fixtures\/verdicts\/support\.js:\d+/);
    assert.doesNotMatch(failure.stack, /src\/cucumber\//);
  },
);

Then(/^(?:below the run stands|GitHub is told):$/, function (this: AuditWorld, words: string) {
  const { stderr } = this.part(SuiteUnderTest).run;
  assert.ok(stderr.includes(words), stderr);
});

Then(
  'the ledger of that run says {string} of {string} and {string}, and leaves their issues as if they were not run',
  function (this: AuditWorld, verdict: string, one: string, other: string) {
    const { issues } = JSON.parse(read(this, 'reports/ledger.json'));
    const borne = (name: string) =>
      issues.filter(({ scenarios }: { scenarios: readonly { name: string; verdict: string }[] }) =>
        scenarios.some((scenario) => scenario.name === name && scenario.verdict === verdict),
      );
    const standings = [...borne(one), ...borne(other)].map(({ issue, standing }) => [issue, standing]);
    assert.deepEqual(standings, [
      [1, 'notRun'],
      [9, 'notRun'],
    ]);
  },
);

Then(/^its history tells of the issues (.*) alone$/, function (this: AuditWorld, issues: string) {
  const history = JSON.parse(read(this, 'history.json'));
  assert.equal(Object.keys(history.issues).join(', '), issues);
});

Then(
  'its page and its Markdown count {int} scenarios as shown, and its JUnit report has their failures',
  function (this: AuditWorld, count: number) {
    const page = read(this, 'page.html');
    const counted = /<a href="\?verdict=shown"><span class="count">(\d+)<\/span>/.exec(page)?.[1];
    assert.equal(counted, String(count));
    assert.match(read(this, 'page.md'), new RegExp(`^\\| shown \\| ${count} \\|`, 'm'));
    const junit = read(this, 'junit.xml');
    for (const words of ['2 engines are open, not 1', '4 engines are open, not 1']) {
      assert.ok(junit.includes(`<failure type="AssertionError" message="${words}`), junit);
    }
  },
);

Then('it lists {string} to be run again', function (this: AuditWorld, name: string) {
  assert.equal(this.part(SuiteUnderTest).caseNamed(name).uri, 'issues.feature');
  assert.match(read(this, 'rerun.txt'), /^issues\.feature:4:/);
});

function read(world: AuditWorld, file: string): string {
  return readFileSync(world.part(TemporaryFolder).file(file), 'utf8');
}
