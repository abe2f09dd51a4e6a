import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditError } from 'audit-race';
import { explainPostgresFailure } from '#audit-log/engines/postgres/refusals/explain-postgres-failure';
import { PostgresStage, URL_SECRETS } from '../engines/support/postgres-stage';
import type { AuditWorld } from '../support/world';

/** What each failure of the server became, by its code. */
class Explained {
  readonly codes = new Map<string, string>();
  readonly advice: string[] = [];
  error: AuditError | undefined;
}

Given(/^a URL of PostgreSQL with (.*)$/, async function (this: AuditWorld, fault: string) {
  await this.part(PostgresStage).nameWrongly(fault);
});

When('Ada opens the log', async function (this: AuditWorld) {
  await this.part(PostgresStage).tryOpen();
});

When(/^PostgreSQL fails with one of (.*)$/, function (this: AuditWorld, codes: string) {
  const { codes: explained, advice } = this.part(Explained);
  for (const code of codes.split(' ')) {
    const error = explainPostgresFailure(undefined, failureOf(code));
    explained.set(code, Reflect.get(error, 'code'));
    advice.push(error.message);
  }
});

/** What PgBouncer says when it ends something, always with the same code. */
const OF_POOLER: Readonly<Record<string, string>> = { pooled: 'query timeout', queued: 'query_wait_timeout' };

/** What `pg` throws where it has a code, and where it has only words. */
function failureOf(code: string): Error {
  const pooler = OF_POOLER[code];
  if (pooler !== undefined) {
    return Object.assign(new Error(pooler), { code: '08P01', severity: 'FATAL' });
  }
  const words: Readonly<Record<string, string>> = {
    terminated: 'Connection terminated unexpectedly',
    expired: 'timeout expired',
    unread: 'Query read timeout',
    uncached: 'could not write init file',
    gibberish: 'the moon is full',
    nothing: 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
    empty: 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string',
  };
  const [, atConnect] = /^fatal-(.*)$/.exec(code) ?? [];
  const facts = atConnect === undefined ? { code } : { code: atConnect, severity: 'FATAL' };
  return Object.assign(new Error(words[code] ?? 'failed'), code in words ? {} : facts);
}

When(/^a pooler says: (.*)$/, function (this: AuditWorld, words: string) {
  const said = Object.assign(new Error(words), { code: '08P01', severity: 'FATAL' });
  this.part(Explained).error = explainPostgresFailure(undefined, said);
});

Then(
  /^that is (\w+), with the advice to look at (.*)$/,
  function (this: AuditWorld, failure: string, what: string) {
    const { error } = this.part(Explained);
    assert.equal(error?.code, failure, error?.message);
    assert.ok(error.message.includes(what), error.message);
  },
);

When(
  /^(PostgreSQL|a trigger of PostgreSQL) says: (.*)$/,
  function (this: AuditWorld, who: string, words: string) {
    // As the server sends it: where it was raised is a file of its source.
    const facts =
      who === 'PostgreSQL' ? { code: '23514', file: 'execMain.c' } : { code: 'P0001', file: 'pl_exec.c' };
    this.part(Explained).error = explainPostgresFailure(undefined, Object.assign(new Error(words), facts));
  },
);

Then(/^Ada reads: (.*)$/, function (this: AuditWorld, shown: string) {
  const { error } = this.part(Explained);
  assert.equal(
    error?.message,
    `The PostgreSQL store cannot be used: ${shown}. The cause tells what the server reported.`,
  );
  assert.equal(Object(error.cause).message, shown);
});

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

Then(
  /^each of them is (AUDIT_\w+)(?:, with the advice to look at (\w+))?$/,
  function (this: AuditWorld, failure: string, told: string | null) {
    const { codes, advice } = this.part(Explained);
    const others = [...codes].filter(([, found]) => found !== failure);
    assert.deepEqual(others, []);
    assert.deepEqual(
      advice.filter((text) => !text.includes(told ?? '')),
      [],
    );
  },
);
