import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import Database from 'better-sqlite3';
import { storeWithinSqlite } from '#audit-log/engines/sqlite/rows/store-within';
import { StoreStage } from '../engines/support/store-stage';
import type { AuditWorld } from '../support/world';

const LEFT_OUT: Readonly<Record<string, string>> = {
  'each row': 'TRUE',
  'the last row': "NEW.id = 'id-102'",
};

Given(/^a trigger leaves out (.+) meanwhile$/, function (this: AuditWorld, which: string) {
  const database = new Database(this.part(StoreStage).file);
  database.exec(
    `CREATE TRIGGER tidy BEFORE INSERT ON audit_entry WHEN ${LEFT_OUT[which]} BEGIN SELECT RAISE(IGNORE); END`,
  );
  database.close();
});

When('{int} more rows are stored as a batch', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.store(stage.rows(count, 101));
});

When('{int} more rows are stored in a transaction of a caller', function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  const database = new Database(stage.file);
  const storeAll = database.transaction(() => {
    for (const row of stage.rows(count, 101)) {
      storeWithinSqlite(database, row);
    }
  });
  try {
    storeAll();
  } catch (error) {
    stage.error = error;
  } finally {
    database.close();
  }
});

When('the {int} rows are sent once more', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.store(stage.rows(count));
});

Then(
  'the call fails with {word}, and says {string}',
  function (this: AuditWorld, code: string, words: string) {
    const { error } = this.part(StoreStage);
    assert.ok(error instanceof AuditStoreError, String(error));
    assert.deepEqual([error.code, error.message.includes(words)], [code, true], error.message);
  },
);

Then('the call does not fail', function (this: AuditWorld) {
  assert.equal(this.part(StoreStage).error, undefined);
});
