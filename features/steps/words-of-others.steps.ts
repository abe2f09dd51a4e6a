import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { exploreInterleavings } from '@audit-race/interleavings';
import { Then, When } from '@cucumber/cucumber';
import { AuditArchiveError } from 'audit-race';
import { explainPostgresFailure } from '#audit-log/engines/postgres/refusals/explain-postgres-failure';
import { explainSqliteFailures } from '#audit-log/engines/sqlite-file/explain-sqlite-failure';
import { anchorNow } from '#audit-log/integrity/anchor-checkpoint';
import { signNote } from '#audit-log/integrity/note-signer';
import { isAssertion } from '#cucumber/verdicts/assertion';
import type { AuditWorld } from '../support/world';

/** What was said to the caller when somebody failed. */
class ToldFailure {
  message = '';
}

const CHECKPOINT = { text: '', origin: 'example.com/audit', size: 1, root: '' };
const SIGNING = { origin: 'example.com/audit', publicKey: generateKeyPairSync('ed25519').publicKey };

/** By who fails: what the caller is told then. */
const FAILURES: Readonly<Record<string, (said: Error) => unknown>> = {
  'the archive': (said) => new AuditArchiveError(1, said),
  'who keeps a checkpoint': (said) =>
    rejectionOf(anchorNow(() => Promise.reject(said), CHECKPOINT, new AbortController().signal)),
  'who signs': (said) =>
    rejectionOf(
      signNote('text\n', { ...SIGNING, sign: () => Promise.reject(said) }, new AbortController().signal),
    ),
  'a server': (said) => explainPostgresFailure(undefined, said),
  'a file': (said) => explainSqliteFailures('audit.db')({ name: 'Error', message: said.message }, 'store'),
  "a suite's isAssertion": (said) => thrownBy(() => isAssertion(new Error('any'), settingsThatThrow(said))),
  'an experiment': (said) =>
    rejectionOf(
      exploreInterleavings({
        name: 'any',
        setup: () => {
          throw said;
        },
      }),
    ),
};

function settingsThatThrow(said: Error) {
  return {
    assertions: [],
    productFolders: [],
    isAssertion: () => {
      throw said;
    },
  };
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.catch((error: unknown) => error);
}

When(/^(.+) fails, and says "(.*)"$/, async function (this: AuditWorld, who: string, said: string) {
  const failure = await FAILURES[who]?.(new Error(said.replaceAll('\\n', '\n')));
  assert.ok(failure instanceof Error);
  this.part(ToldFailure).message = failure.message;
});

Then('the message has {string} in it, and goes on', function (this: AuditWorld, words: string) {
  const { message } = this.part(ToldFailure);
  assert.ok(message.indexOf(words) !== -1 && !message.endsWith(words), message);
});

Then('the message ends in {string}', function (this: AuditWorld, words: string) {
  const { message } = this.part(ToldFailure);
  assert.ok(message.endsWith(words), message);
});
