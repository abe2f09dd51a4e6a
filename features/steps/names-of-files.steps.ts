import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { FileStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

const PARTS: Readonly<Record<string, string>> = {
  'half of a character': '\ud83d',
  'the other half of one': '\ude00',
  'a NUL': '\0',
};

/** How the call ended. */
class Naming {
  outcome: PromiseSettledResult<unknown> | undefined;
}

When(
  /^Ada gives (a database URL|a spill file|a backup) with (.*) in it$/,
  async function (this: AuditWorld, place: string, part: string) {
    const { folder, databaseUrl } = this.part(FileStage);
    const name = folder.file(`a${PARTS[part]}b.db`);
    const calls: Readonly<Record<string, () => unknown>> = {
      'a database URL': () => new AuditService({ databaseUrl: `sqlite://${name}` }),
      'a spill file': () => new AuditService({ databaseUrl: 'postgres://localhost/audit', spillFile: name }),
      'a backup': () => new AuditService({ databaseUrl }).backup(name),
    };
    const made = new Promise((resolve) => resolve(calls[place]?.()));
    [this.part(Naming).outcome] = await Promise.allSettled([made]);
  },
);

Then('she is told {word}, and there is no file', function (this: AuditWorld, code: string) {
  const { outcome } = this.part(Naming);
  assert.equal(outcome?.status, 'rejected', 'It was accepted.');
  assert.equal(outcome.reason.code, code);
  assert.deepEqual(this.part(FileStage).folder.files(), []);
});
