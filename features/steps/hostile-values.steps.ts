import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditError } from 'audit-race';
import { HOSTILE_VALUES, hostileCall } from '../configuring/support/hostile-values';
import { AuditStage, FileStage } from '../support/audit-stage';
import { WorkingFolder } from '../support/working-folder';
import type { AuditWorld } from '../support/world';

/** What became of a call with each value. */
class Refusals {
  readonly reasons = new Map<string, unknown>();
  readonly thrown: string[] = [];
  triedCount = 0;
}

Given('a log on a file that nobody has used', function (this: AuditWorld) {
  this.part(WorkingFolder);
  this.part(FileStage).openLog();
});

When(/^(.*\)) is given each hostile value in turn$/, async function (this: AuditWorld, source: string) {
  const { service } = this.part(AuditStage);
  const refusals = this.part(Refusals);
  const { make, accepts } = hostileCall(source);
  for (const [name, { value }] of Object.entries(HOSTILE_VALUES)) {
    if (!accepts.includes(name)) {
      refusals.triedCount += 1;
      try {
        const made = make(service, value);
        await Promise.resolve(made).then(
          () => refusals.reasons.set(name, 'It was accepted.'),
          (error) => refusals.reasons.set(name, error),
        );
      } catch (error) {
        refusals.thrown.push(name);
        refusals.reasons.set(name, error);
      }
    }
  }
});

Then('each is refused with an AuditError that names its type', function (this: AuditWorld) {
  const { reasons, triedCount } = this.part(Refusals);
  const wrong = [...reasons].filter(([name, reason]) => {
    const told = HOSTILE_VALUES[name]?.told;
    return !(
      reason instanceof AuditError &&
      /^AUDIT_\w+_INVALID$/.test(reason.code) &&
      told?.test(reason.message)
    );
  });
  assert.deepEqual(
    wrong.map(([name, reason]) => `${name}: ${String(reason)}`),
    [],
  );
  assert.ok(triedCount >= 11 && reasons.size === triedCount, `Only ${reasons.size} values were tried.`);
});

Then('each call has rejected, and none has thrown', function (this: AuditWorld) {
  assert.deepEqual(this.part(Refusals).thrown, []);
});

Then('no file, no thread and no engine has come of it', function (this: AuditWorld) {
  const { folder, engines } = this.part(FileStage);
  assert.deepEqual([folder.files(), engines.threads.aliveCount, engines.createdCount], [[], 0, 0]);
  assert.equal(this.part(AuditStage).service.stats().session, 'new');
});
