import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { engineContract, type OpenEngine } from 'audit-race/engine-contract';
import { contractEngines } from '../engines/support/contract-engines';
import { flawNames, openFlawed } from '../engines/support/flaws';
import { Trials } from '../engines/support/trials';
import { runProgram } from '../support/run-program';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** The titles of the cases that have refused an engine which is mostly right. */
class Refusals {
  readonly titles = new Set<string>();
}

/** What the test runner of Node has said. */
class TestRun {
  output = '';
}

/** The engine that is tried by the contract, a part at a time: an engine with a disk takes long for all of it on a busy machine. */
class Candidate {
  #open: OpenEngine | undefined;
  readonly #untried = [...engineContract];

  choose(open: OpenEngine): void {
    this.#open = open;
  }

  async tryQuarter(trials: Trials, isLast = false): Promise<void> {
    assert.ok(this.#open);
    const count = isLast ? this.#untried.length : Math.floor(engineContract.length / 4);
    await trials.tryAll(this.#open, this.#untried.splice(0, count));
  }
}

When(/^(.+) is tried by the first quarter of the contract$/, async function (this: AuditWorld, name: string) {
  const open = contractEngines[name];
  assert.ok(open, `No such engine: ${name}`);
  this.part(Candidate).choose(open(this));
  await this.part(Candidate).tryQuarter(this.part(Trials));
});

When(/^by the (?:second|third) quarter$/, async function (this: AuditWorld) {
  await this.part(Candidate).tryQuarter(this.part(Trials));
});

When('by the last quarter', async function (this: AuditWorld) {
  await this.part(Candidate).tryQuarter(this.part(Trials), true);
});

When(
  /^an engine that (.*) is tried by every case of the contract$/,
  async function (this: AuditWorld, flaw: string) {
    await this.part(Trials).tryAll(openFlawed(flaw));
  },
);

When('every engine with a flaw is tried by every case of the contract', async function (this: AuditWorld) {
  const { titles } = this.part(Refusals);
  for (const flaw of flawNames) {
    const { failed } = await tryFlaw(flaw);
    for (const title of failed.length <= engineContract.length / 2 ? failed : []) {
      titles.add(title);
    }
  }
});

When(
  'Grace has the test runner of Node try SQLite by every fourth case of the contract',
  async function (this: AuditWorld) {
    const env = { FOLDER: this.part(TemporaryFolder).path, NODE_OPTIONS: '--test-reporter=tap' };
    this.part(TestRun).output = (await runProgram('contract.js', env)).stdout;
  },
);

Then('it passes all of them', function (this: AuditWorld) {
  const { outcomes, failures } = this.part(Trials);
  assert.deepEqual(failures, []);
  assert.equal(outcomes.size, engineContract.length);
  this.log(`${outcomes.size} cases`);
});

Then('it fails {string}', function (this: AuditWorld, title: string) {
  const { outcomes, failures } = this.part(Trials);
  assert.ok(outcomes.has(title), `There is no case "${title}".`);
  assert.notEqual(outcomes.get(title), undefined, `It failed: ${failures.join('; ') || 'nothing'}`);
});

Then('each case has refused one that passes most of the others', function (this: AuditWorld) {
  const { titles } = this.part(Refusals);
  const idle = engineContract.map(({ title }) => title).filter((title) => !titles.has(title));
  assert.deepEqual(idle, [], 'These cases have refused none.');
});

Then('each of these cases is a test of its own, and passes', function (this: AuditWorld) {
  const { output } = this.part(TestRun);
  const count = Math.ceil(engineContract.length / 4);
  assert.ok(new RegExp(`^# pass ${count}\n# fail 0$`, 'm').test(output), output);
  assert.equal(output.match(/^ok \d+ - /gm)?.length, count);
});

async function tryFlaw(flaw: string): Promise<Trials> {
  const trials = new Trials();
  await trials.tryAll(openFlawed(flaw));
  return trials;
}
