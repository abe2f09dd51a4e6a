import { deepEqual, equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ROWS_OF_ALL_KINDS } from '../engines/support/packed-texts';
import { PieceBench, ROWS_OF_ALL_LENGTHS, ROWS_OF_HALVES } from '../integrity/support/piece-bench';
import { WrittenRows } from '../integrity/support/written-rows';
import type { AuditWorld } from '../support/world';

Given(
  'rows with every kind of text that there is, in pieces of {int} characters',
  function (this: AuditWorld, characters: number) {
    const bench = this.part(PieceBench);
    bench.rows = ROWS_OF_ALL_KINDS;
    bench.pieceLength = characters;
  },
);

Given('rows with texts of one byte a character, of all lengths', function (this: AuditWorld) {
  this.part(PieceBench).rows = ROWS_OF_ALL_LENGTHS;
});

Given(
  'rows with half a character at the end of one text and half at the beginning of the next',
  function (this: AuditWorld) {
    this.part(PieceBench).rows = ROWS_OF_HALVES;
  },
);

When('all their leaves are made at once, but for those of every third row', function (this: AuditWorld) {
  this.part(PieceBench).hash();
});

Then('each of them is the leaf that its row has by itself', function (this: AuditWorld) {
  const { leaves, expected } = this.part(PieceBench);
  ok(leaves.length > 1);
  deepEqual(leaves, expected);
});

When('SQLite writes all of them at once', function (this: AuditWorld) {
  this.part(WrittenRows).hash();
});

When('SQLite writes all of them at once, for a batch whose salts were cut off', function (this: AuditWorld) {
  this.part(WrittenRows).hash(15);
});

Then('the leaves of what it wrote are those of the rows', function (this: AuditWorld) {
  const { leaves, expected } = this.part(WrittenRows);
  deepEqual(leaves, expected);
});

Then('none of the leaves is that of its row', function (this: AuditWorld) {
  const { leaves, expected } = this.part(WrittenRows);
  equal(leaves.length, expected.length);
  ok(leaves.every((leaf) => !expected.includes(leaf)));
});
