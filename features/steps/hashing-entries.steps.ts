import { deepEqual, equal, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { CHAIN_START, chainHash } from '#audit-log/domain/evidence/chain-link';
import { leafHash } from '#audit-log/domain/evidence/leaf-hash';
import {
  LASTING_PLACES,
  lastingText,
  PERSONAL_PLACES,
  personalText,
} from '#audit-log/domain/evidence/leaf-text';
import { rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { newSaltKey, saltAt, saltsOf } from '#audit-log/domain/evidence/salts';
import { COLUMN_NAMES } from '#audit-log/engines/sql/entry-columns';
import { ROWS_OF_ALL_KINDS } from '../engines/support/packed-texts';
import { HashedRow } from '../integrity/support/hashed-row';
import { hexOf } from '../integrity/support/tree-bench';
import { WrittenRows } from '../integrity/support/written-rows';
import type { AuditWorld } from '../support/world';

const plainSha256 = (...parts: readonly (string | Uint8Array)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest('hex');

Given(
  'the entry {string} of time {int}:',
  function (this: AuditWorld, id: string, time: number, said: DataTable) {
    this.part(HashedRow).row = makeRow(id, time, said.rowsHash());
  },
);

Then('its lasting text is {string}', function (this: AuditWorld, text: string) {
  equal(lastingText(this.part(HashedRow).row), text);
});

Then('its personal text is {string}', function (this: AuditWorld, text: string) {
  equal(personalText(this.part(HashedRow).row), text);
});

Then(
  'its leaf is the SHA-256 of the byte 0, the lasting text, {string} and the SHA-256 of the byte 2, its salt and the personal text',
  function (this: AuditWorld, length: string) {
    const { row, salt } = this.part(HashedRow);
    const personal = plainSha256(Buffer.of(2), salt, personalText(row));
    const expected = plainSha256(Buffer.of(0), lastingText(row), length, personal);
    equal(hexOf(leafHash(row, salt)), expected);
  },
);

Then(
  'the chain has for its batch the SHA-256 of the byte 3, of 32 bytes 0 and of {string} with the root',
  function (this: AuditWorld, text: string) {
    const root = rootOf(this.part(HashedRow).leaves);
    const link = { firstSeq: 1, rows: 1, writer: 'ada', batch: 2, root };
    const expected = plainSha256(Buffer.of(3), Buffer.alloc(32), text, hexOf(root));
    equal(hexOf(chainHash(CHAIN_START, link)), expected);
  },
);

Given('rows with every kind of text that there is, in a table of SQLite', function (this: AuditWorld) {
  const database = new Database(':memory:');
  this.addCleanup(() => database.close());
  database.exec(
    `CREATE TABLE audit_entry (seq INTEGER PRIMARY KEY, ${COLUMN_NAMES.map(columnOf).join(', ')}) STRICT`,
  );
  const insert = database.prepare(
    `INSERT INTO audit_entry VALUES (NULL, ${COLUMN_NAMES.map(() => '?').join(', ')})`,
  );
  for (const row of ROWS_OF_ALL_KINDS) {
    insert.run(...row);
  }
  this.part(WrittenRows).database = database;
});

const columnOf = (name: string) => `${name} ${['time', 'occurred_at'].includes(name) ? 'INTEGER' : 'TEXT'}`;

/** The texts that SQLite made. */
class MadeTexts {
  texts: unknown[] = [];
}

When('SQLite makes their texts with octet_length', function (this: AuditWorld) {
  const textOf = (places: readonly number[]) =>
    places
      .map((place) => COLUMN_NAMES[place])
      .map((name) => `coalesce(octet_length(${name}) || ':' || ${name}, '-')`)
      .join(' || ');
  this.part(MadeTexts).texts =
    this.part(WrittenRows)
      .database?.prepare(
        `SELECT ${textOf(LASTING_PLACES)}, ${textOf(PERSONAL_PLACES)} FROM audit_entry ORDER BY rowid`,
      )
      .raw()
      .all() ?? [];
});

Then('these are the texts that the log hashes', function (this: AuditWorld) {
  const { texts } = this.part(MadeTexts);
  deepEqual(
    texts,
    ROWS_OF_ALL_KINDS.map((row) => [lastingText(row), personalText(row)]),
  );
  ok(texts.length > 5);
});

Given('a row with a value in every column', function (this: AuditWorld) {
  this.part(HashedRow).row = makeRow('id-1', 11, {
    eventType: 'plan.applied',
    actor: 'ada',
    subject: 'plan/1',
    outcome: 'success',
    correlationId: 'request',
    tenant: 'works',
    sourceAddress: '::1',
    userAgent: 'curl',
    sessionId: 'session',
    traceId: 'trace',
    occurredAt: 12,
    details: '{}',
  });
});

When('each of its values is changed, one after another', function (this: AuditWorld) {
  this.part(HashedRow).changeEach((value) => (typeof value === 'string' ? `${value}!` : Number(value) + 1));
});

When('each of its values is taken away, one after another', function (this: AuditWorld) {
  this.part(HashedRow).changeEach(() => null);
});

When('each of its texts is emptied, one after another', function (this: AuditWorld) {
  this.part(HashedRow).changeEach((value) => (typeof value === 'string' ? '' : value));
});

When('the end of each text is moved to the beginning of the next', function (this: AuditWorld) {
  this.part(HashedRow).moveEnds();
});

Then('its leaf is another one', function (this: AuditWorld) {
  const { changed, leaves } = this.part(HashedRow);
  ok(changed.length >= COLUMN_NAMES.length - 3, `${changed.length} changes`);
  equal(new Set(leaves).size, leaves.length);
});

When('Grace makes the salts of two batches of 5000 rows', function (this: AuditWorld) {
  const made = this.part(MadeSalts);
  made.keys = [newSaltKey(), newSaltKey()];
  made.batches = made.keys.map((key) => saltsOf(key, 5000));
});

/** The salts of some batches. */
class MadeSalts {
  keys: Buffer[] = [];
  batches: string[] = [];
}

Then('all of them differ, and each has {int} characters', function (this: AuditWorld, length: number) {
  const { batches } = this.part(MadeSalts);
  const salts = batches.flatMap((batch) => Array.from({ length: 5000 }, (_, index) => saltAt(batch, index)));
  equal(new Set(salts).size, 10_000);
  deepEqual(
    salts.filter((salt) => salt.length !== length),
    [],
  );
});

Then('the salts of a batch begin as those of the same key for fewer rows', function (this: AuditWorld) {
  const { keys, batches } = this.part(MadeSalts);
  for (const [index, key] of keys.entries()) {
    equal(saltsOf(key, 4097), batches[index]?.slice(0, 4097 * 20));
  }
});
