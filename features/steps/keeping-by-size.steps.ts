import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import type { AuditEntry } from 'audit-race';
import { Keeping } from '../retention/support/keeping';
import type { AuditWorld } from '../support/world';

/** What was handed out before it went. */
class Archive {
  readonly entries: AuditEntry[] = [];

  readonly keep = (entries: readonly AuditEntry[]): Promise<void> => {
    this.entries.push(...entries);
    return Promise.resolve();
  };
}

Given(
  'a store with {int} entries of {int} characters each',
  function (this: AuditWorld, count: number, characters: number) {
    this.part(Keeping).fill(count, { characters });
  },
);

Given('an audit log that keeps {int} bytes of them', function (this: AuditWorld, maxBytes: number) {
  this.part(Keeping).open({ maxBytes });
});

Given(
  'an audit log that keeps {int} bytes of them, and archives the others',
  function (this: AuditWorld, maxBytes: number) {
    this.part(Keeping).open({ maxBytes, archive: this.part(Archive).keep });
  },
);

Then(
  'what is left takes less than {int} bytes, and not much less',
  function (this: AuditWorld, bytesMax: number) {
    const { bytes } = this.part(Keeping);
    assert.ok(bytes <= bytesMax && bytes >= bytesMax * 0.7, `It takes ${bytes}.`);
  },
);

Then('what was archived of {int} is exactly what is gone', function (this: AuditWorld, count: number) {
  const { left } = this.part(Keeping);
  const ids = this.part(Archive).entries.map(({ id }) => Number(id.replace('id-', '')));
  assert.deepEqual(
    [...ids, ...left],
    Array.from({ length: count }, (_, index) => index + 1),
  );
});
