const assert = require('node:assert/strict');
const { appendFileSync } = require('node:fs');
const {
  After,
  AfterAll,
  Before,
  BeforeAll,
  Given,
  setDefaultTimeout,
  Then,
  When,
} = require('@cucumber/cucumber');

// The steps do not wait, but the machine may be busy.
setDefaultTimeout(60_000);

/** Writes a line when a definition really runs. Nothing else writes these lines, so they prove that it was called. */
function leaveTrace(...words) {
  appendFileSync(process.env.CANARY_TRACES, `${words.join(' ')}\n`);
}

BeforeAll(() => leaveTrace('before all'));
Before(function ({ pickle }) {
  this.scenario = pickle.name;
  leaveTrace(this.scenario, '> before');
});
After(function () {
  leaveTrace(this.scenario, '> after');
});
AfterAll(() => leaveTrace('after all'));

Given('{int} callers', function (count) {
  leaveTrace(this.scenario, `> ${count} callers`);
});
Given('a disk that is full', function () {
  leaveTrace(this.scenario, '> full disk');
  throw new Error('no space left on device');
});
Given('a set-up that is left out', function () {
  leaveTrace(this.scenario, '> left out');
  return 'skipped';
});
When('they open the log in a callback', function (done) {
  leaveTrace(this.scenario, '> callback');
  setImmediate(done);
});
Then('{int} engine(s) is/are open', function (count) {
  leaveTrace(this.scenario, `> ${count} open`);
  assert.equal(count, 1, `${count} engines are open`);
});
Then('{int} engine(s) is/are open after an await', async function (count) {
  await Promise.resolve();
  leaveTrace(this.scenario, `> ${count} open, awaited`);
  assert.equal(count, 1, `${count} engines are open`);
});
Then('{int} engine(s) is/are open, says a callback', function (count, done) {
  leaveTrace(this.scenario, `> ${count} open, called back`);
  setImmediate(() => done(count === 1 ? undefined : new Error(`${count} engines are open`)));
});
