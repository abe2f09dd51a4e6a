import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { systemClock } from '#audit-log/ports/clock';
import { CopiedLog } from '../engines/support/copied-log';
import type { AuditWorld } from '../support/world';

/** The third entry: neither the first nor the last of a batch. */
const THIRD = '(SELECT id FROM audit_entry ORDER BY seq LIMIT 1 OFFSET 2)';

Given(
  /^a log of (\d+) entr(?:y|ies) in (\w+), with whatever an entry may have$/,
  async function (this: AuditWorld, count: string, store: string) {
    await this.part(CopiedLog).fill(store, Number(count));
  },
);

When('Grace copies it into {word}', async function (this: AuditWorld, store: string) {
  await this.part(CopiedLog).copy(store);
});

When(
  'Grace copies it into {word}, and the command is killed before its third batch',
  async function (this: AuditWorld, store: string) {
    await this.part(CopiedLog).copyKilled(store);
  },
);

When(
  'Grace copies it into {word}, where a log has {int} entries of its own, older and newer ones',
  async function (this: AuditWorld, store: string, own: number) {
    const log = this.part(CopiedLog);
    log.to = await log.urlOf(store, 'new');
    await log.record(log.to, own);
    log.spoil('UPDATE audit_entry SET time = 1 WHERE seq = 1');
    await log.copy(store);
  },
);

When(
  /^Grace copies it into (\w+), an entry (?:in the middle )?of the new log is (deleted|changed), and she copies it again$/,
  async function (this: AuditWorld, store: string, how: string) {
    const log = this.part(CopiedLog);
    await log.copy(store);
    log.spoil(
      how === 'deleted'
        ? `DELETE FROM audit_entry WHERE id = ${THIRD}`
        : `UPDATE audit_entry SET actor = 'bob' WHERE id = ${THIRD}`,
    );
    await log.copy(store);
  },
);

When(
  'an entry of the old log is changed by hand, and Grace copies it into {word}',
  async function (this: AuditWorld, store: string) {
    const log = this.part(CopiedLog);
    log.spoil(`UPDATE audit_entry SET actor = 'bob' WHERE id = ${THIRD}`, log.from);
    await log.copy(store);
  },
);

When(
  'Grace copies it into {word} and follows, the service records {int} more in the old log and {int} in the new one, and she ends it',
  async function (this: AuditWorld, store: string, more: number, others: number) {
    await this.part(CopiedLog).follow(store, more, others);
  },
);

When(
  'Grace copies it into {word} with a clock that goes fast',
  async function (this: AuditWorld, store: string) {
    let at = 0;
    const monotonic = () => {
      at += 2000;
      return at;
    };
    await this.part(CopiedLog).copy(store, { ...systemClock, monotonic });
  },
);

When(
  'the program copies it into {word} and follows, and gets SIGTERM when it has copied all',
  async function (this: AuditWorld, store: string) {
    await this.part(CopiedLog).followUntil(store, 'SIGTERM');
  },
);

When('Grace calls {string}', async function (this: AuditWorld, call: string) {
  const log = this.part(CopiedLog);
  await log.call(await log.argumentsOf(call));
});

When('Grace asks the program for help, and for its version', async function (this: AuditWorld) {
  const log = this.part(CopiedLog);
  for (const option of ['--help', '--version']) {
    const { stdout } = await log.run([option]);
    log.output += stdout;
  }
});

Then(
  'the command ends with 0, and says that {int} entries are the same',
  function (this: AuditWorld, count: number) {
    const { exitCode, output, complaints } = this.part(CopiedLog);
    assert.equal(exitCode, 0, complaints);
    assert.match(output, new RegExp(`Both logs have the same ${count} entries, SHA-256 [0-9a-f]{64}\\.`));
  },
);

Then(
  'the command ends with 0, and says that all {int} entries are in the new log',
  function (this: AuditWorld, count: number) {
    const { exitCode, output, complaints } = this.part(CopiedLog);
    assert.equal(exitCode, 0, complaints);
    const words = `All ${count} entries of the old log are in the new one, SHA-256 [0-9a-f]{64}\\.`;
    assert.match(output, new RegExp(words));
    assert.doesNotMatch(output, /Both logs/);
  },
);

Then('the command ends with 0, and begins with {string}', function (this: AuditWorld, words: string) {
  const { exitCode, output, complaints } = this.part(CopiedLog);
  assert.equal(exitCode, 0, complaints);
  assert.equal(output.slice(0, words.length), words);
});

Then(
  'both logs give the same entries, and are followed in the same order',
  async function (this: AuditWorld) {
    const log = this.part(CopiedLog);
    const [old, fresh] = [await log.read(log.from), await log.read(log.to)];
    assert.equal(old.listed.length, 2300);
    assert.deepEqual(fresh, old);
  },
);

Then('it had sent {int} entries', function (this: AuditWorld, count: number) {
  assert.match(this.part(CopiedLog).output, new RegExp(`^${count} entries were sent\\.`));
});

Then('it says that the new log has {int} more', function (this: AuditWorld, count: number) {
  assert.match(this.part(CopiedLog).output, new RegExp(`The new log has ${count} more of its own\\.`));
});

Then('the command ends with 1, and names the entry', async function (this: AuditWorld) {
  const log = this.part(CopiedLog);
  assert.equal(log.exitCode, 1);
  const { stored } = await log.read(log.from);
  assert.ok(stored[2] !== undefined && log.complaints.includes(stored[2]), log.complaints);
});

Then('verify finds the change in the old log, and nothing in the new one', async function (this: AuditWorld) {
  const log = this.part(CopiedLog);
  assert.equal(log.exitCode, 0, log.complaints);
  assert.deepEqual([await log.faultsOf(log.from), await log.faultsOf(log.to)], [['changed'], []]);
});

Then('a checkpoint of the old log fits the old log, and not the new one', async function (this: AuditWorld) {
  const log = this.part(CopiedLog);
  assert.deepEqual(await log.faultsOf(log.from), []);
  assert.notDeepEqual(await log.faultsOf(log.to, log.from), []);
});

Then('the command says that checkpoints of the old log do not fit the new one', function (this: AuditWorld) {
  assert.match(this.part(CopiedLog).output, /Checkpoints of the old log do not fit the new one\./);
});

Then('it says to verify the old log before', function (this: AuditWorld) {
  assert.match(
    this.part(CopiedLog).output,
    /Verify the old log before you copy it, with its last checkpoint:/,
  );
});

Then('she reads how many entries were sent, and how many were compared', function (this: AuditWorld) {
  const { complaints } = this.part(CopiedLog);
  for (const count of [1000, 2000, 2300]) {
    assert.match(complaints, new RegExp(`^${count} entries sent, 0 were there already; going on\\.$`, 'm'));
  }
  assert.match(complaints, /^2300 entries compared; going on\.$/m);
});

Then(/^the command ends with 2, and says "(.*)"$/, function (this: AuditWorld, words: string) {
  const { exitCode, output, complaints } = this.part(CopiedLog);
  assert.equal(exitCode, 2, output);
  assert.ok(complaints.includes(words), complaints);
});

Then('neither the password nor the name of the database is in what it says', function (this: AuditWorld) {
  const { output, complaints } = this.part(CopiedLog);
  assert.doesNotMatch(output + complaints, /hunter2|adalovelace|ledgers/);
});

Then('she reads how to call it, and the version of the package', function (this: AuditWorld) {
  assert.match(this.part(CopiedLog).output, /^Usage: audit-race .* {2}copy .*\n\d+\.\d+\.\d+\n$/s);
});
