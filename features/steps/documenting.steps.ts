import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { IssueLedger } from '@audit-race/cucumber';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { DocumentedTill } from '../command/support/documented-till';
import { type Documents, documentShards, documentWholeShop } from '../command/support/sharded-shop';
import { makeTimedRuns } from '../command/support/timed-runs';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import { literal } from '../support/literal';
import { readMarkdown } from '../support/read-markdown';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** The shop, documented twice. */
class DocumentedShop {
  whole: Documents | undefined;
  shards: Documents | undefined;
}

Given('a shop that was run as a whole, and in two shards', async function (this: AuditWorld) {
  this.part(DocumentedShop).whole = await documentWholeShop();
});

Given('the runs of a till', function (this: AuditWorld) {
  return this.part(DocumentedTill).run();
});

Given('the runs of a till that lets guards be tried again', function (this: AuditWorld) {
  return this.part(DocumentedTill).run({ allowRetriedGuards: true });
});

Given('the runs of bugs that show in one place', function (this: AuditWorld) {
  return this.part(DocumentedTill).runOfOnePlace();
});

Given(/^a file "([^"]*)" with the text ('.*')$/, function (this: AuditWorld, name: string, source: string) {
  this.part(WrittenSuite).write(name, String(literal(source)));
});

When(/^Ada documents the whole run, and the shards (.*)$/, async function (this: AuditWorld, how: string) {
  this.part(DocumentedShop).shards = await documentShards(how, this.part(TemporaryFolder).path);
});

When(
  /^Ada documents ((?:a dry run|a run where|a run elsewhere|a shown run|the whole suite|the guard|the bug|another|shard|nothing)(?:(?!, with |, and has).)*)(?:, with "([^"]*)")?$/,
  async function (this: AuditWorld, files: string, given: string | null) {
    const options = given ?? '';
    await this.part(DocumentedTill).document(files, options.split(' ').filter(Boolean));
    if (options === '--html page.html') {
      this.part(ReadPage).html = this.part(WrittenSuite).read('page.html');
    }
  },
);

When(/^Ada documents (shard.*), and has it recorded$/, function (this: AuditWorld, files: string) {
  this.part(CommandRun).environment = { CAPTURE_BUGS_RECORD_HISTORY: '1' };
  return this.part(DocumentedTill).document(files);
});

Then('both make the same page, Markdown, ledger and closing words', function (this: AuditWorld) {
  const { whole, shards } = this.part(DocumentedShop);
  assert.ok(whole && shards);
  assert.deepEqual(withoutTime(shards), withoutTime(whole));
});

Then(/^she reads: (.*)$/, function (this: AuditWorld, line: string) {
  const { words } = this.part(DocumentedTill);
  assert.ok(words.includes(line), words.join('\n'));
});

Then(/^the page, the Markdown and the terminal say: (.*)$/, function (this: AuditWorld, words: string) {
  const suite = this.part(WrittenSuite);
  const [, onPage = ''] = /<p class="health [^"]*">(.*?)<\/p>/s.exec(suite.read('page.html')) ?? [];
  const [, inMarkdown = ''] = /^(\*\*(?:Healthy|Not healthy|Unknown).*)$/m.exec(suite.read('page.md')) ?? [];
  assert.deepEqual(
    [
      textOf(`<body>${onPage}<script>`),
      readMarkdown(inMarkdown).text.trim(),
      this.part(DocumentedTill).words[0],
    ],
    [words, words, words],
  );
});

Then('she reads that the files are of several days', function (this: AuditWorld) {
  const told = this.part(DocumentedTill).words.filter((line) =>
    line.startsWith('The files are of several days: '),
  );
  assert.equal(told.length, 1);
});

Then('she reads nothing about the files', function (this: AuditWorld) {
  const { words } = this.part(DocumentedTill);
  assert.ok(!words.includes('About the files:'), words.join('\n'));
});

Then(
  'the history tells that issue {int} is captured, and issue {int} guarded',
  function (this: AuditWorld, captured: number, guarded: number) {
    const { issues } = JSON.parse(readFileSync(this.part(DocumentedTill).historyFile, 'utf8'));
    const seen = [issues[captured], issues[guarded]].map((one) => Object.keys(one));
    assert.deepEqual(seen, [['capturedAt', 'failure'], ['guardedSince']]);
  },
);

Then(
  'the file of runs has one run, of {int} scenarios, with {int} left out',
  function (this: AuditWorld, scenarios: number, left: number) {
    const lines = readFileSync(this.part(DocumentedTill).runsFile, 'utf8').trim().split('\n');
    const { verdicts, leftOut } = JSON.parse(lines.join());
    const numbers: number[] = Object.values(verdicts);
    assert.equal(
      numbers.reduce((sum, number) => sum + number, 0),
      scenarios,
    );
    assert.equal(leftOut, left);
  },
);

Then(
  'the page has {int} scenarios, and one note on attempts: {string}',
  function (this: AuditWorld, scenarios: number, note: string) {
    const page = this.part(ReadPage).html;
    const notes = [...page.matchAll(/Attempts? [\d, and]+ of \d+ \w+/g)].map(([words]) => words);
    assert.ok(page.includes(`Written by a run of</dt> <dd>${scenarios} scenarios`));
    assert.deepEqual(notes, [note]);
  },
);

Then('there is no file of runs', function (this: AuditWorld) {
  assert.equal(existsSync(this.part(DocumentedTill).runsFile), false);
});

Then('these runs, each from a second to another, took:', async function (this: AuditWorld, table: DataTable) {
  const suite = this.part(WrittenSuite);
  const seen: object[] = [];
  for (const { runs = '', took } of table.hashes()) {
    const files = makeTimedRuns(runs).map((text, index) => {
      suite.write(`${index}.ndjson`, text);
      return `${index}.ndjson`;
    });
    const options = ['--html', 'page.html', '--markdown', 'page.md'];
    await this.part(CommandRun).callWith(['document', ...files, ...options]);
    const onPage = /Written by a run of<\/dt> <dd>(.*?)<\/dd>/.exec(suite.read('page.html'))?.[1];
    const inMarkdown = /^\d+ scenarios.*?(?= · )/m.exec(suite.read('page.md'))?.[0];
    seen.push({
      runs,
      took: readMarkdown(inMarkdown ?? '').text.trim() === onPage ? onPage : [onPage, inMarkdown, took],
    });
  }
  assert.deepEqual(seen, table.hashes());
});

Then(/^the ledger tells: (.*)$/, function (this: AuditWorld, told: string) {
  const { issues }: IssueLedger = JSON.parse(this.part(WrittenSuite).read('ledger.json'));
  const seen = issues.flatMap(({ issue, standing, scenarios }) =>
    scenarios.map(({ verdict, where }) => {
      const place = where === null ? '' : where.isHere ? ' here' : ' elsewhere';
      return `${issue} ${standing} (${verdict}${place})`;
    }),
  );
  assert.equal(seen.join(', '), told);
});

Then(/^the words on bugs of one place are: (.*)$/, function (this: AuditWorld, told: string) {
  const { words } = this.part(DocumentedTill);
  assert.equal(words.filter((line) => /only where z|because it/.test(line)).join(' / '), told);
});

// Two runs take different times, and one run is not two.
function withoutTime({ page, markdown, ledger, words, ...others }: Documents): Documents {
  return {
    ...others,
    page: page
      .replace(/<dl class="run">.*/, '')
      .replaceAll(/<section class="run-facts".*?<\/section>|<span class="duration">.*?<\/span>/gs, ''),
    markdown: markdown.replace(/(?<=^\d+ scenarios) in [^·]*·/m, ''),
    ledger: ledger.replace(/"startedAt": ".*"/, ''),
    words: words.replace(/ Of \d runs?\./, ''),
  };
}
