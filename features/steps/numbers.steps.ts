import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type DataTable, Then } from '@cucumber/cucumber';
import { writePage } from '../documentation/support/documented-run';
import { failuresOn, headOf, partOfFront } from '../documentation/support/first-screen';
import { type MadeEnding, makeRun } from '../documentation/support/made-run';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { readMarkdown } from '../support/read-markdown';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Then('the page and the Markdown say {string}', function (this: AuditWorld, words: string) {
  const { html, shop } = this.part(ReadPage);
  equal(partOfFront(html, '<p class="health'), words);
  const { text } = readMarkdown(shop?.markdown ?? '');
  equal(
    text.split('\n').find((line) => /healthy/i.test(line)),
    words,
  );
});

Then(
  'the numbers of that sentence come to {int}, and {int} that were filtered out',
  function (this: AuditWorld, all: number, others: number) {
    const health = partOfFront(this.part(ReadPage).html, '<p class="health') ?? '';
    const numbers = [...health.matchAll(/(\d+) (?:of \d+ )?scenarios? /g)].map(([, number]) =>
      Number(number),
    );
    equal(numbers.pop(), others);
    equal(
      numbers.reduce((sum, number) => sum + number, 0),
      all,
    );
  },
);

Then('the failures are those of {string}', function (this: AuditWorld, names: string) {
  const listed = failuresOn(this.part(ReadPage).html).map(([text]) => text.replace(/ features\/.*/, ''));
  deepEqual(
    listed.map((text) => text.replace(/^\w+ /, '')),
    names.split(', '),
  );
});

Then(
  'each of these tells {int} failures: the head, the list, the chart, the table of runs, the changes since the run before',
  function (this: AuditWorld, failures: number) {
    const { html } = this.part(ReadPage);
    const last = (text: string | undefined) => Number(text?.split(', ').at(-1));
    const head = /(\d+) of \d+ scenarios failed/.exec(partOfFront(html, '<p class="health') ?? '');
    const chart = /aria-label="Failed, from the first to the last run: ([\d, ]+)\./.exec(html);
    const [, row = ''] = html.split('<th scope="col">Not run</th></tr></thead>\n<tbody>');
    const cells = [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
    const changes = html.slice(html.indexOf('<dl class="changes">'));
    const news = changes
      .split('<div><dt>')
      .filter((part) => /^(New failures|Still failing)/.test(part))
      .flatMap((part) => part.slice(0, part.indexOf('</div>')).match(/<dd>/g) ?? []);
    deepEqual(
      [Number(head?.[1]), failuresOn(html).length, last(chart?.[1]), Number(cells[3]), news.length],
      Array.from({ length: 5 }, () => failures),
    );
  },
);

Then('these runs tell of what they did not run:', function (this: AuditWorld, table: DataTable) {
  const markdown = this.part(TemporaryFolder).file('page.md');
  const seen = table.hashes().map(({ scenarios = '', run = '' }) => {
    const made = scenarios.split(', ').map((status) => ({ name: `is ${status}`, status }));
    const html = writePage(makeRun(made, endingOf(run)), { markdown });
    const [, left = '0'] = /Filtered out (\d+) other/.exec(textOf(`<body>${headOf(html)}<script>`)) ?? [];
    const [, inMarkdown = '0'] = /(\d+) others? filtered out/.exec(readFileSync(markdown, 'utf8')) ?? [];
    const head = partOfFront(html, '<p class="health');
    return { scenarios, run, head, 'filtered out': left === inMarkdown ? left : `${left}, ${inMarkdown}` };
  });
  deepEqual(seen, table.hashes());
});

function endingOf(run: string): MadeEnding {
  const runner = run.includes('of cucumber-js') ? 'cucumber-js' : 'made';
  return {
    success: run.startsWith('cut off') ? null : run === 'green',
    runner,
    ...(run === 'broken off' && { exception: { type: 'Error', message: 'Whoops!' } }),
  };
}
