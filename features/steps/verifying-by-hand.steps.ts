import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Given, Then } from '@cucumber/cucumber';
import { AuditService, createEngine, openForReading } from 'audit-race';
import { verifierKey, verifyGrowth, verifyProof } from 'audit-race/verify';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { systemClock } from '#audit-log/ports/clock';
import { AskedLog } from '../command-line/support/asked-log';
import { manyRows } from '../command-line/support/night-rows';
import { keyOf, LOG_NAME, signedNote } from '../integrity/support/made-log';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const OTHER_LOG = 'example.com/other';

/** After the night. */
const LATER = Date.parse('2026-11-28T00:00:00Z');

const BY_HAND: Readonly<Record<string, string>> = {
  'changed who did it': "UPDATE audit_entry SET actor = 'ada' WHERE actor = 'grace'",
  'changed who did it, and added 120 triggers': [
    "UPDATE audit_entry SET actor = 'ada' WHERE actor = 'grace'",
    ...Array.from(
      { length: 120 },
      (_, nth) => `CREATE TRIGGER own_${nth} AFTER INSERT ON audit_entry BEGIN SELECT 1; END`,
    ),
  ].join(';'),
  'deleted what was denied': "DELETE FROM audit_entry WHERE outcome = 'denied'",
  'made details unreadable': "UPDATE audit_entry SET details = '{' WHERE details = '{\"lines\":3}'",
  'made details too deep': `UPDATE audit_entry SET details = '${'['.repeat(100_000)}${']'.repeat(100_000)}' WHERE details = '{"lines":3}'`,
  'made a time unreadable': `UPDATE audit_entry SET time = 9e15 WHERE details = '{"lines":3}'`,
};

Given(
  /^somebody has (changed who did it(?:, and added 120 triggers)?|deleted what was denied|made (?:details|a time) unreadable|made details too deep) by hand$/,
  function (this: AuditWorld, done: string) {
    const database = new Database(this.part(TemporaryFolder).file('audit.db'));
    const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) {
      database.exec(`DROP TRIGGER ${String(name)}`);
    }
    database.exec(BY_HAND[done] ?? '');
    database.close();
  },
);

Given('somebody has dropped a trigger by hand', function (this: AuditWorld) {
  const database = new Database(this.part(TemporaryFolder).file('audit.db'));
  database.exec('DROP TRIGGER audit_gone_kept');
  database.close();
});

Then('nothing in it speaks of PostgreSQL', function (this: AuditWorld) {
  assert.doesNotMatch(this.part(AskedLog).output, /PostgreSQL|amcheck/);
});

Given('a checkpoint of it that was signed, and its key', async function (this: AuditWorld) {
  const folder = this.part(TemporaryFolder);
  const engine = await createEngine(this.part(AskedLog).databaseUrl);
  const { size, root } = Object(await engine.readHead?.());
  await engine.close();
  const text = `${LOG_NAME}\n${size}\n${root}\n`;
  writeFileSync(folder.file('checkpoint.txt'), signedNote(text, LOG_NAME, keyOf(1)));
  writeFileSync(folder.file('key.txt'), `${verifierKey(LOG_NAME, keyOf(1))}\n`);
  writeFileSync(folder.file('key.pem'), keyOf(1).export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(folder.file('other.txt'), `${verifierKey(LOG_NAME, keyOf(2))}\n`);
});

Given('an unsigned checkpoint of it, and a signed one of another log', function (this: AuditWorld) {
  const folder = this.part(TemporaryFolder);
  const [, size, root] = readFileSync(folder.file('checkpoint.txt'), 'utf8').split('\n');
  writeFileSync(folder.file('unsigned.txt'), `audit-race\n${size}\n${root}\n`);
  const larger = `${OTHER_LOG}\n7\n${root}\n`;
  writeFileSync(folder.file('larger.txt'), signedNote(larger, OTHER_LOG, keyOf(2)));
  writeFileSync(folder.file('renamed.txt'), signedNote(larger, LOG_NAME, keyOf(1)));
  writeFileSync(folder.file('other-log.txt'), verifierKey(OTHER_LOG, keyOf(2)));
});

Given('another entry is stored', async function (this: AuditWorld) {
  await this.part(AskedLog).store('day', [makeRow('019ac0de-0000-7000-8000-0000000000aa', LATER, {})]);
});

Then('she is told nothing of the API', function (this: AuditWorld) {
  const { output, complaints } = this.part(AskedLog);
  // Paths and names of logs are in quotes.
  const words = (output + complaints).replace(/"[^"\n]*"/g, '""');
  assert.doesNotMatch(words, /\w\(\)|\b[a-z]+[A-Z]\w*/);
});

Given('an editor has put a byte order mark before the checkpoint', function (this: AuditWorld) {
  const file = this.part(TemporaryFolder).file('checkpoint.txt');
  writeFileSync(file, `\ufeff${readFileSync(file, 'utf8')}`);
});

Given('all but what was stored later was pruned', async function (this: AuditWorld) {
  const { databaseUrl } = this.part(AskedLog);
  await using audit = new AuditService({ databaseUrl, clock: { ...systemClock, now: () => LATER } });
  for (let batch = 0; batch < 3; batch += 1) {
    audit.record({ eventType: 'user.login' });
    await audit.flush();
  }
  await audit.prune({ keepNewest: 1 });
});

Given('nobody has touched it', async function (this: AuditWorld) {
  assert.equal((await this.part(AskedLog).read()).length, 6);
});

Given('somebody has put another log in its place', async function (this: AuditWorld) {
  rmSync(this.part(TemporaryFolder).file('audit.db'));
  await this.part(AskedLog).fill('SQLite', manyRows(6));
});

Then('the report names the entry that was changed', function (this: AuditWorld) {
  const [report] = this.part(AskedLog).printedValues;
  const { isIntact, faults } = Object(report);
  assert.equal(isIntact, false);
  const changed = faults.filter(({ kind }: { readonly kind: string }) => kind === 'changed');
  assert.deepEqual(
    changed.map(({ id }: { readonly id: string }) => id),
    ['019ac0de-0000-7000-8000-000000000004'],
  );
});

Then(
  'a third party who has the checkpoint and the key finds in it that {string} did {string}',
  function (this: AuditWorld, actor: string, eventType: string) {
    const folder = this.part(TemporaryFolder);
    const { entry } = verifyProof(this.part(AskedLog).output, {
      checkpoint: readFileSync(folder.file('checkpoint.txt'), 'utf8'),
      publicKey: readFileSync(folder.file('key.txt'), 'utf8').trim(),
    });
    assert.equal(entry.actor, actor);
    assert.equal(entry.eventType, eventType);
  },
);

Then('her first line is {string}', function (this: AuditWorld, words: string) {
  const [line = ''] = this.part(AskedLog).lines;
  assert.ok(line.startsWith(words), line);
});

Then('she is shown or told {string}', function (this: AuditWorld, words: string) {
  const { output, complaints } = this.part(AskedLog);
  assert.ok((output + complaints).includes(words), output + complaints);
});

Then(
  'she has the 3 lines of a checkpoint of {string} that holds for the log',
  async function (this: AuditWorld, name: string) {
    const { output, databaseUrl } = this.part(AskedLog);
    const [origin, size, root = '', ...rest] = output.split('\n');
    assert.deepEqual([origin, rest], [name, ['']]);
    await using reader = await openForReading({ databaseUrl });
    const { checkpoint } = await reader.verify({ trusted: { size: Number(size), root } });
    assert.equal(checkpoint, 'holds');
    assert.ok(Number(size) > 0, output);
  },
);

Then('a third party who has the key reads it, and that the log has only grown', function (this: AuditWorld) {
  const folder = this.part(TemporaryFolder);
  const { text: newer, growth, size } = Object(this.part(AskedLog).printedValues[0]);
  const newest = verifyGrowth(growth, {
    older: readFileSync(folder.file('checkpoint.txt'), 'utf8'),
    newer,
    publicKey: readFileSync(folder.file('key.txt'), 'utf8').trim(),
  });
  assert.equal(newest.size, size);
});
