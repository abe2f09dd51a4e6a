import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { LimitedFile } from '../retention/support/limited-file';
import type { AuditWorld } from '../support/world';

/** So many are kept of those that were stored. */
const KEPT = 500;

When(
  'a program whose files may not grow beyond {int} MiB fills its log and prunes it, and then a process without that limit does',
  async function (this: AuditWorld, mebibytes: number) {
    await this.part(LimitedFile).run(mebibytes);
  },
);

Then(
  'it is told {word} twice, and nothing has gone before the other process prunes',
  function (this: AuditWorld, code: string) {
    const { accepted, before, told, stored, waiting } = this.part(LimitedFile).report;
    assert.deepEqual([before, told], [code, code]);
    assert.ok(waiting > 0, 'Nothing was waiting.');
    assert.equal(stored + waiting, accepted);
  },
);

Then('all that was waiting is stored at last', function (this: AuditWorld) {
  const { left, waiting } = this.part(LimitedFile).report;
  assert.equal(left, KEPT + waiting);
});
