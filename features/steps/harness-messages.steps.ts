import assert from 'node:assert/strict';
import { type CaptureBugsOptions, captureBugs } from '@audit-race/cucumber';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import { CaptureBugsCall } from '../harness/support/capture-bugs-call';
import { literal } from '../support/literal';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

When('Ada calls captureBugs with {string}', function (this: AuditWorld, json: string) {
  const options: CaptureBugsOptions = JSON.parse(json);
  try {
    captureBugs(options);
  } catch (error) {
    this.part(CaptureBugsCall).refusal = error;
  }
});

When(/^Ada gives captureBugs the value (.*)$/, function (this: AuditWorld, source: string) {
  try {
    Reflect.apply(captureBugs, undefined, [literal(source)]);
  } catch (error) {
    this.part(CaptureBugsCall).refusal = error;
  }
});

Then('the call is refused, and lists the options that there are', function (this: AuditWorld) {
  const { refusal } = this.part(CaptureBugsCall);
  const { message } = refusal instanceof Error ? refusal : assert.fail('The call was not refused.');
  assert.match(
    message,
    /^captureBugs\(\) knows no option "retries"; known are requireReason, .*wrapDefinition/,
  );
});

Then(/^the call is refused: (.*)$/, function (this: AuditWorld, message: string) {
  const { refusal } = this.part(CaptureBugsCall);
  assert.ok(refusal instanceof Error && 'code' in refusal, 'The call was not refused.');
  assert.deepEqual([refusal.code, refusal.message], ['CAPTURE_BUGS_OPTION', message]);
});

Then(
  /^"([^"]*)" fails with an? (\w+):$/,
  function (this: AuditWorld, name: string, type: string, message: string) {
    const { failures } = this.part(SuiteUnderTest).caseNamed(name);
    const messages = failures.filter((failure) => failure.type === type).map((failure) => failure.message);
    assert.deepEqual(messages, [message]);
  },
);

Then(
  /^a run of "([^"]*)" fails with an? (\w+):$/,
  function (this: AuditWorld, name: string, type: string, message: string) {
    const failures = this.part(SuiteUnderTest)
      .casesNamed(name)
      .flatMap((run) => run.failures.filter((failure) => failure.type === type));
    assert.deepEqual(
      failures.map((failure) => failure.message),
      [message],
    );
  },
);

Then('{string} fails with {word} alone', function (this: AuditWorld, name: string, type: string) {
  const { failures } = this.part(SuiteUnderTest).caseNamed(name);
  assert.deepEqual(
    failures.map((failure) => failure.type),
    [type],
  );
});

Then(
  'the stack of {string} shows {string} and nothing of the harness',
  function (this: AuditWorld, name: string, frame: string) {
    const { failures } = this.part(SuiteUnderTest).caseNamed(name);
    const stack = failures.map((failure) => failure.stack).join('\n');
    assert.ok(stack.includes(frame), stack);
    assert.doesNotMatch(stack, /cucumber.dist|watchedDefinition|util-arity/);
  },
);

Then(/^the verdict on "([^"]*)" says to (.*)$/, function (this: AuditWorld, name: string, advice: string) {
  const { failures, logs } = this.part(SuiteUnderTest).caseNamed(name);
  const lines = [...failures.map(({ message }) => message), ...logs].flatMap((text) => text.split('\n'));
  const said = lines.filter((line) => line.startsWith('  To do:'));
  assert.deepEqual(said, [`  To do:    ${advice}. Until then nobody knows whether the bug is still there.`]);
});

Then('{string} shows this log:', function (this: AuditWorld, name: string, log: string) {
  const { logs } = this.part(SuiteUnderTest).caseNamed(name);
  assert.deepEqual(
    logs.map((text) => text.trimEnd()),
    [log],
  );
});

Then('nothing is recorded as captured in {string}', function (this: AuditWorld, name: string) {
  const { attachments, logs } = this.part(SuiteUnderTest).caseNamed(name);
  assert.deepEqual([...attachments.map(({ fileName }) => fileName), ...logs], ['verdict.json']);
});

Then('the reports hold these verdicts:', function (this: AuditWorld, table: DataTable) {
  const suite = this.part(SuiteUnderTest);
  const seen = table.hashes().map(({ scenario = '' }) => {
    const { verdict } = suite.caseNamed(scenario);
    assert.ok(verdict, `"${scenario}" bears no verdict.`);
    return {
      scenario,
      verdict: verdict.verdict,
      issues: verdict.issues.join(', '),
      'expected failure': verdict.expectedFailure ?? '-',
      seen: verdict.seen ?? '-',
    };
  });
  assert.deepEqual(seen, table.hashes());
});

Then('the run succeeds, and tells:', function (this: AuditWorld, text: string) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.ok(stderr.includes(text), stderr);
  assert.equal(exitCode, 0);
});

Then('the run succeeds, and tells nothing about {string}', function (this: AuditWorld, name: string) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.ok(!stderr.includes(name), stderr);
  assert.equal(exitCode, 0, stderr);
});

Then('{string} shows the link {string}', function (this: AuditWorld, name: string, link: string) {
  const { logs } = this.part(SuiteUnderTest).caseNamed(name);
  assert.ok(logs.includes(link), logs.join('\n'));
});

Then('each definition of {string} was wrapped by the suite', function (this: AuditWorld, name: string) {
  const { logs } = this.part(SuiteUnderTest).caseNamed(name);
  const wrapped = logs.filter((text) => text === 'wrapped by the suite');
  // The step, and the hooks of the harness around it.
  assert.ok(wrapped.length >= 2, logs.join('\n'));
});

Then('the run ends with this list:', function (this: AuditWorld, list: string) {
  assert.equal(this.part(SuiteUnderTest).run.stderr, list);
});

Then('the run fails, and tells:', function (this: AuditWorld, text: string) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.equal(exitCode, 1);
  assert.ok(stderr.includes(text), stderr);
});

Then('the run fails without a word from the plugin', function (this: AuditWorld) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.deepEqual([exitCode, stderr], [1, '']);
});

Then('no scenario was started', function (this: AuditWorld) {
  assert.deepEqual(this.part(SuiteUnderTest).run.cases, []);
});
