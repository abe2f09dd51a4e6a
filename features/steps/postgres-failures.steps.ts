import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditError } from 'audit-race';
import { explainPostgresFailure } from '#audit-log/engines/postgres/explain-postgres-failure';
import { PostgresStage, URL_SECRETS } from '../engines/support/postgres-stage';
import type { AuditWorld } from '../support/world';

/** What each failure of the server became, by its code. */
class Explained {
  readonly codes = new Map<string, string>();
}

Given(/^a URL of PostgreSQL with (.*)$/, async function (this: AuditWorld, fault: string) {
  await this.part(PostgresStage).nameWrongly(fault);
});

When('Ada opens the log', async function (this: AuditWorld) {
  await this.part(PostgresStage).tryOpen();
});

When(/^PostgreSQL fails with one of (.*)$/, function (this: AuditWorld, codes: string) {
  const { codes: explained } = this.part(Explained);
  for (const code of codes.split(' ')) {
    explained.set(code, Reflect.get(explainPostgresFailure(undefined, failureOf(code)), 'code'));
  }
});

/** What `pg` throws where it has a code, and where it has only words. */
function failureOf(code: string): Error {
  const words: Readonly<Record<string, string>> = {
    terminated: 'Connection terminated unexpectedly',
    expired: 'timeout expired',
    unread: 'Query read timeout',
    uncached: 'could not write init file',
    gibberish: 'the moon is full',
  };
  return Object.assign(new Error(words[code] ?? 'failed'), code in words ? {} : { code });
}

Then(
  'she is refused with {word}, and told {string}',
  function (this: AuditWorld, code: string, told: string) {
    const { error } = this.part(PostgresStage);
    assert.ok(error instanceof AuditError, error instanceof Error ? String(error) : 'The log has opened.');
    assert.equal(error.code, code);
    assert.ok(error.message.includes(told), error.message);
  },
);

Then('nothing that she is told has a secret of the URL in it', function (this: AuditWorld) {
  const { error } = this.part(PostgresStage);
  const told = inspect(error, { depth: null, showHidden: true });
  assert.deepEqual(
    URL_SECRETS.filter((secret) => told.includes(secret)),
    [],
    told,
  );
});

Then(/^each of them is (AUDIT_\w+)$/, function (this: AuditWorld, failure: string) {
  const { codes } = this.part(Explained);
  const others = [...codes].filter(([, found]) => found !== failure);
  assert.deepEqual(others, []);
});
