import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Verdict, verdicts } from '@audit-race/cucumber';
import { Given, Then } from '@cucumber/cucumber';
import type { Envelope } from '#cucumber/ground/envelope';
import { makeLedger } from '#cucumber/ledger/make-ledger';
import { RunReader } from '#cucumber/run/run-reader';
import { vocabularyOf } from '#cucumber/tags/vocabulary';
import { writePage } from '../documentation/support/documented-run';
import { judgedRun } from '../harness/support/judged-run';
import type { CaseResult } from '../support/case-results';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

/** A run for each verdict. */
class JudgedRuns {
  readonly messages = new Map<Verdict, readonly Envelope[]>();

  /** What somebody reads in each run, by the verdict of its only scenario. */
  readAll<Read>(read: (messages: readonly Envelope[]) => Read): [Verdict, Read][] {
    assert.ok(this.messages.size > 0, 'There is no verdict in the list.');
    return [...this.messages].map(([verdict, messages]) => [verdict, read(messages)]);
  }
}

Given('runs with every verdict of the list', function (this: AuditWorld) {
  for (const verdict of verdicts) {
    this.part(JudgedRuns).messages.set(verdict, judgedRun(verdict));
  }
});

Then('the ledger says of each scenario what its verdict file says', function (this: AuditWorld) {
  const read = this.part(JudgedRuns).readAll(readLedger);
  assert.deepEqual(
    read,
    verdicts.map((verdict) => [verdict, verdict]),
  );
});

Then('the page says of each scenario what its verdict file says', function (this: AuditWorld) {
  const read = this.part(JudgedRuns).readAll(readBadges);
  assert.deepEqual(
    read,
    verdicts.map((verdict) => [verdict, [verdict]]),
  );
});

Then('the page has a shape and a colour for each verdict of the list', function (this: AuditWorld) {
  for (const [verdict, html] of this.part(JudgedRuns).readAll(writePage)) {
    assert.ok(html.includes(`<symbol id="shape-${verdict}"`), `The page has no shape for "${verdict}".`);
    assert.match(html, new RegExp(`--${verdict}:\\s*light-dark`), `The page has no colour for "${verdict}".`);
    assert.match(html, new RegExp(`\\.${verdict}\\s*\\{\\s*color:\\s*var\\(--${verdict}\\)`));
  }
});

Then('each verdict of the list is given to a scenario of its name', function (this: AuditWorld) {
  const { cases } = this.part(SuiteUnderTest).run;
  const given = verdicts.filter((verdict) =>
    cases.some((one) => one.name === verdict && verdict === verdictOn(one)),
  );
  assert.deepEqual(given, verdicts);
});

Then(
  'the table {string} in the README has a row for each verdict of the list',
  function (this: AuditWorld, chapter: string) {
    const readme = readFileSync(
      require.resolve('@audit-race/cucumber/package.json').replace(/package\.json$/, 'README.md'),
      'utf8',
    );
    const [, text = ''] = readme.split(`## ${chapter}\n`);
    const [table = ''] = /(?:^\|.*\n)+/m.exec(text) ?? [];
    const rows = [...table.matchAll(/^\| (\w+) \|/gm)].map(([, first]) => first);
    assert.deepEqual(rows.slice(1).toSorted(), [...verdicts].toSorted());
  },
);

// A scenario without an issue is not judged; its status says it all.
function verdictOn({ verdict, status }: CaseResult): string | undefined {
  return (
    verdict?.verdict ??
    new Map([
      ['passed', 'holds'],
      ['failed', 'broken'],
    ]).get(status)
  );
}

function readLedger(messages: readonly Envelope[]): string | undefined {
  const reader = new RunReader();
  for (const message of messages) {
    reader.read(message);
  }
  const { issues } = makeLedger(reader.run, { vocabulary: vocabularyOf() });
  return issues.flatMap(({ scenarios }) => scenarios).at(0)?.verdict;
}

// The scenario bears it, and so does each count of verdicts at the top that is not zero.
function readBadges(messages: readonly Envelope[]): string[] {
  const html = writePage(messages);
  const [article = ''] = /<article class="scenario".*?<\/article>/s.exec(html) ?? [];
  return [...article.matchAll(/<span class="badge (\w+)">/g)].map(([, badge = '']) => badge);
}
