import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { BrokenRun } from '../documentation/support/broken-run';
import { writePage } from '../documentation/support/documented-run';
import { failuresOn, headOf, partOfFront } from '../documentation/support/first-screen';
import { type MadeEnding, type MadeScenario, makeRun } from '../documentation/support/made-run';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { writeShopPages } from '../documentation/support/written-pages';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import { readMarkdown } from '../support/read-markdown';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const passing = { name: 'passes' };
const failing = { name: 'fails', status: 'FAILED', message: 'AssertionError: 2 charges' };

Given(
  /^the messages of a shop, of which only (the scenarios of issues|the guards) were run$/,
  async function (this: AuditWorld, which: string) {
    const run = this.part(BrokenRun);
    run.messages = (await writeShopPages()).messages;
    run.keepCases(
      (tags) =>
        tags.includes('@tdd_issue') && (which !== 'the guards' || !tags.includes('@tdd_expected_fail')),
    );
  },
);

Given(
  'the page of a run in which {int} scenarios fail, and one step is undefined',
  function (this: AuditWorld, failed: number) {
    const scenarios = Array.from({ length: failed }, (_, index) => ({ ...failing, name: `fails ${index}` }));
    const undefinedOne = { name: 'is undefined', status: 'UNDEFINED' };
    this.part(ReadPage).html = writePage(makeRun([...scenarios, undefinedOne], { success: false }));
  },
);

Given(
  /^the page and the Markdown of a run whose assertion says (".*")$/,
  function (this: AuditWorld, words: string) {
    const message: string = JSON.parse(words);
    const markdown = this.part(TemporaryFolder).file('page.md');
    const exception = { type: 'AssertionError', message };
    const page = this.part(ReadPage);
    page.html = writePage(makeRun([{ ...failing, message, exception }], { success: false }), { markdown });
    page.markdown = readFileSync(markdown, 'utf8');
  },
);

Given(
  'the page of a run that fails with {int} times {string}',
  function (this: AuditWorld, times: number, words: string) {
    const message = words.repeat(times);
    this.part(ReadPage).html = writePage(makeRun([{ ...failing, message }], { success: false }));
  },
);

Given(
  'the page of a build of commit {string} on branch {string}, checked out from {string}',
  function (this: AuditWorld, revision: string, branch: string, remote: string) {
    const git = { revision, branch, remote };
    const ci = { name: 'Builder', url: 'https://builds.example/7', buildNumber: '7', git };
    this.part(ReadPage).html = writePage(makeRun([passing], { success: true, ci }));
  },
);

Then('the head of the page says {string}', function (this: AuditWorld, words: string) {
  const head = headOf(this.part(ReadPage).html);
  ok(head.includes(words), head);
});

Then('these runs have this head:', function (this: AuditWorld, table: DataTable) {
  const seen = table.hashes().map(({ run = '', ...wanted }) => {
    const markdown = this.part(TemporaryFolder).file('page.md');
    const html = writePage(makeRun(...runOf(run)), { markdown });
    const title = /<title>(.*)<\/title>/.exec(html)?.[1] ?? '';
    const health = partOfFront(html, `<p class="health ${wanted.state}"`);
    const isMarked = html.includes(`<body class="run-${wanted.state}">`);
    return {
      run,
      'title begins with': title.replace(': living documentation', ''),
      state: isMarked ? wanted.state : html.match(/<body[^>]*>/)?.[0],
      words: health,
      'in the Markdown': readMarkdown(readFileSync(markdown, 'utf8')).text.includes(health ?? '?')
        ? 'the same'
        : 'something else',
    };
  });
  deepEqual(
    seen,
    table.hashes().map((row) => ({ ...row, 'in the Markdown': 'the same' })),
  );
});

Then(/^a run of (.*) lists "([^"]*)" on both$/, function (this: AuditWorld, run: string, title: string) {
  const markdown = this.part(TemporaryFolder).file('page.md');
  const html = writePage(makeRun(...runOf(run)), { markdown });
  const [, onPage] = /<h2 id="failures-title">(.*?)<\/h2>/.exec(html) ?? [];
  const [, inMarkdown] = /^### (What .*)$/m.exec(readFileSync(markdown, 'utf8')) ?? [];
  deepEqual([onPage, inMarkdown], [title, title]);
});

Then('the failures are:', function (this: AuditWorld, table: DataTable) {
  deepEqual(failuresOn(this.part(ReadPage).html), table.raw());
});

Then('they come before the counts', function (this: AuditWorld) {
  const { html } = this.part(ReadPage);
  ok(html.indexOf('<section class="failures"') < html.indexOf('<ul class="counts">'));
});

Given(
  'a file {string} of a run in which {int} scenarios fail',
  function (this: AuditWorld, file: string, failed: number) {
    const scenarios = Array.from({ length: failed }, (_, index) => ({ ...failing, name: `fails ${index}` }));
    const lines = makeRun(scenarios, { success: false }).map((message) => JSON.stringify(message));
    this.part(WrittenSuite).write(file, lines.join('\n'));
  },
);

Then(
  /^(the terminal|"[^"]*") names (\d+) of them, and "([^"]*)"$/,
  function (this: AuditWorld, where: string, names: string, words: string) {
    const told = JSON.parse(where.startsWith('"') ? where : '""');
    const text = told === '' ? this.part(CommandRun).output : this.part(WrittenSuite).read(told);
    equal(new Set(text.match(/fails \d+/g)).size, Number(names));
    ok(text.includes(words), text);
  },
);

Then('{int} failures are listed', function (this: AuditWorld, listed: number) {
  equal(failuresOn(this.part(ReadPage).html).length, listed);
});

Then(
  /^these are folded below "([^"]*)"(?:, numbered from (\d+))?:$/,
  function (this: AuditWorld, words: string, first: number | null, table: DataTable) {
    const [, folded = ''] = this.part(ReadPage).html.split(`<details><summary>${words}</summary>`);
    const inside = folded.slice(0, folded.indexOf('</details>'));
    const seen = inside.split('<li>').slice(1);
    deepEqual(
      seen.map((one) => [textOf(`<body>${one}<script>`)]),
      table.raw(),
    );
    equal(Number(/^<ol start="(\d+)">/.exec(inside)?.[1] ?? 1), first ?? 1);
  },
);

Then('the only failure ends with {string}', function (this: AuditWorld, words: string) {
  const [[failure = ''] = [], ...others] = failuresOn(this.part(ReadPage).html);
  deepEqual([failure.slice(-words.length), others.length], [words, 0]);
});

Then('the only failure says {string} on both', function (this: AuditWorld, words: string) {
  const { html, markdown } = this.part(ReadPage);
  const [[failure = ''] = [], ...others] = failuresOn(html);
  deepEqual([failure.slice(-words.length), others.length], [words, 0]);
  const { text } = readMarkdown(markdown);
  ok(text.includes(words), `The Markdown says: ${text}`);
});

Then('the first failure says {string}', function (this: AuditWorld, words: string) {
  const [failure = ''] = failuresOn(this.part(ReadPage).html)[0] ?? [];
  ok(failure.includes(words), failure);
});

Then('the known bugs are {string}', function (this: AuditWorld, words: string) {
  equal(partOfFront(this.part(ReadPage).html, '<section class="bugs"'), `Known bugs ${words}`);
});

Then(
  '{string} leads to a picture of the scenario {string}',
  function (this: AuditWorld, words: string, id: string) {
    const { html } = this.part(ReadPage);
    ok(html.includes(`<a href="#${id}/picture">${words}</a>`), 'Nothing leads to it.');
    const [picture] = html.split(`<figure id="${id}/picture"`).slice(1);
    ok(picture?.slice(0, picture.indexOf('</figure>')).includes('<img '), 'There is no picture.');
  },
);

Then('the page does not say {string}', function (this: AuditWorld, words: string) {
  ok(!this.part(ReadPage).html.includes(words));
});

Then('the commit leads to {string}', function (this: AuditWorld, page: string) {
  const [, address = 'nowhere'] =
    /<dt>Commit<\/dt> <dd><code>(?:<a href="([^"]*)")?/.exec(this.part(ReadPage).html) ?? [];
  equal(address, page);
});

/** A run in words, such as `a scenario that fails and one that passes, in a run that is cut off`. */
function runOf(words: string): [MadeScenario[], MadeEnding] {
  const scenarios = [
    ...(words.includes('fails') ? [failing] : []),
    ...(words.includes('hangs') ? [{ name: 'hangs', status: 'HANGS' }] : []),
    ...(words.includes('never reached') ? [{ name: 'is never reached', status: 'LEFT' }] : []),
    ...statuses.flatMap((status) => (words.includes(`is ${status}`) ? [madeAs(status)] : [])),
    ...(words.includes('passes') ? [passing] : []),
  ];
  const isRed = words.includes('fails') || words.includes('red run') || words.includes('breaks off');
  const isOpen = words.includes('cut off') || words.includes('never began');
  return [
    scenarios,
    {
      success: isOpen ? null : !isRed || words.includes('says it is green'),
      isBegun: !words.includes('never began'),
      ...(words.includes('breaks off') && { exception: { type: 'Error', message: 'Whoops!' } }),
      ...(words.includes('not Gherkin') && { parseErrors: 1 }),
    },
  ];
}

const statuses = ['skipped', 'pending', 'undefined', 'ambiguous'] as const;

function madeAs(status: string): MadeScenario {
  return { name: `is ${status}`, status: status.toUpperCase() };
}
