import assert from 'node:assert/strict';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { type KeyedStory, tellKeyedStory } from '../ledger/support/keyed-suite';
import type { AuditWorld } from '../support/world';

/** The story that the scenarios are about. */
class ToldStory {
  told: KeyedStory | undefined;

  get story(): KeyedStory {
    return this.told ?? assert.fail('The suite was not run.');
  }
}

Given('a suite whose tracker has keys', async function (this: AuditWorld) {
  this.part(ToldStory).told = await tellKeyedStory();
});

Then('the run of its capture is green, and says:', function (this: AuditWorld, table: DataTable) {
  const { exitCode, stderr } = this.part(ToldStory).story.captured;
  assert.equal(exitCode, 0, stderr);
  assertSays(stderr, table);
});

Then('its ledger holds:', function (this: AuditWorld, table: DataTable) {
  const { issues } = JSON.parse(this.part(ToldStory).story.captured.ledger);
  const seen = issues.map(
    ({
      issue,
      standing,
      link,
      tracker,
    }: Readonly<Record<string, string> & { tracker: { title?: string } }>) => ({
      issue: String(issue),
      standing,
      link,
      title: tracker.title ?? '',
    }),
  );
  assert.deepEqual(seen, table.hashes());
});

Then(/^its history names the issues (.*)$/, function (this: AuditWorld, issues: string) {
  const history = JSON.parse(this.part(ToldStory).story.captured.history);
  assert.equal(Object.keys(history.issues).join(', '), issues);
});

Then(
  /^its "(junit|markdown|page)" says:$/,
  function (this: AuditWorld, report: 'junit' | 'markdown' | 'page', table: DataTable) {
    assertSays(this.part(ToldStory).story.captured[report], table);
  },
);

Then(
  'the change that says "Fixes SHOP-20, shop-123" is refused:',
  function (this: AuditWorld, output: string) {
    const { exitCode, printed } = this.part(ToldStory).story.closing;
    assert.deepEqual([exitCode, printed.trimEnd()], [1, output]);
  },
);

Then(
  'the run after the fix is red, and {string} fails with:',
  function (this: AuditWorld, name: string, message: string) {
    const { exitCode, cases } = this.part(ToldStory).story.fixed;
    assert.equal(exitCode, 1);
    const failures = cases.find((one) => one.name === name)?.failures.map((failure) => failure.message);
    assert.deepEqual(failures, [message]);
  },
);

Then('the promotion says {string}', function (this: AuditWorld, words: string) {
  const { exitCode, printed } = this.part(ToldStory).story.promoted;
  assert.equal(exitCode, 0, printed);
  assert.ok(printed.includes(words), printed);
});

Then('the changelog says {string}', function (this: AuditWorld, line: string) {
  const { changelog } = this.part(ToldStory).story;
  assert.ok(changelog.split('\n').includes(line), changelog);
});

Then(
  /^the run of the guard is green, and its issue (\S+) is (\w+)$/,
  function (this: AuditWorld, issue: string, standing: string) {
    const { exitCode, ledger, stderr } = this.part(ToldStory).story.guarded;
    assert.equal(exitCode, 0, stderr);
    const found = JSON.parse(ledger).issues.find((one: { issue: unknown }) => one.issue === issue);
    assert.equal(found.standing, standing);
  },
);

Then(
  'its life line tells that it was captured with {string}, and since when it is guarded',
  function (this: AuditWorld, failure: string) {
    const { captured, guarded } = this.part(ToldStory).story;
    const line = JSON.parse(guarded.history).issues['SHOP-123'];
    const before = JSON.parse(captured.history).issues['SHOP-123'];
    assert.deepEqual(before, { capturedAt: before.capturedAt, failure });
    assert.deepEqual(line, { ...before, guardedSince: JSON.parse(guarded.ledger).startedAt });
  },
);

function assertSays(text: string, table: DataTable): void {
  const folded = text.replaceAll(/\s+/g, ' ');
  const missing = table.raw().filter(([words = '']) => !folded.includes(words.replaceAll(/\s+/g, ' ')));
  assert.deepEqual(missing, [], text);
}
