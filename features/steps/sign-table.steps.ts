import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { namePartsUsual } from '#audit-log/domain/redaction/name-parts';
import { makeSignTable } from '#audit-log/domain/redaction/signs/sign-table';
import type { AuditWorld } from '../support/world';

class LongList {
  error: unknown;

  make(count: number): void {
    const more = Array.from({ length: count }, (_, nth) => `w${nth}rd`);
    try {
      makeSignTable({ ...namePartsUsual, whole: [...namePartsUsual.whole, ...more] });
    } catch (error) {
      this.error = error;
    }
  }
}

When('Grace has {int} more words looked for', function (this: AuditWorld, count: number) {
  this.part(LongList).make(count);
});

Then('she hears that there is no room for them', function (this: AuditWorld) {
  const { error } = this.part(LongList);
  assert.match(String(error), /^RangeError: The table of signs has room for 1024 /);
});
