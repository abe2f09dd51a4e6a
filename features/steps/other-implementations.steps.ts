import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Given, Then } from '@cucumber/cucumber';
import { readMessages, writePage } from '../documentation/support/documented-run';
import { makeRun } from '../documentation/support/made-run';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { Reader } from '../documentation/support/reader';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** When runs that are made here begin, in seconds. */
const START = 1_700_000_000;

Given('the page and the Markdown of the run in {string}', function (this: AuditWorld, file: string) {
  const markdown = this.part(TemporaryFolder).file('page.md');
  const html = writePage(readMessages(file), { markdown });
  Object.assign(this.part(ReadPage), { html, markdown: readFileSync(markdown, 'utf8') });
});

Given('Ada reads the page of the run in {string}', async function (this: AuditWorld, file: string) {
  const page = this.part(TemporaryFolder).file('page.html');
  writeFileSync(page, writePage(readMessages(file)));
  await this.part(Reader).open(pathToFileURL(page).href);
});

Given('the page of a run that began {int} seconds after 1970', function (this: AuditWorld, seconds: number) {
  const made = JSON.stringify(makeRun([{ name: 'One' }], { success: true }));
  const moved = JSON.parse(made, (key, value) =>
    key === 'seconds' && value >= START ? value - START + seconds : value,
  );
  this.part(ReadPage).html = writePage(moved);
});

Then(/^both say "((?:\d+ \w+(?:, )?)+)"$/, function (this: AuditWorld, counts: string) {
  const { html, markdown } = this.part(ReadPage);
  const text = textOf(html);
  for (const [said = '', number = '', verdict = ''] of counts.matchAll(/(\d+) (\w+)/g)) {
    const isFlaky = verdict === 'flaky';
    ok(text.includes(isFlaky ? `${number} scenario flaky` : ` ${said} `), `The page does not say: ${said}`);
    const line = isFlaky ? `### Flaky: ${number} scenario` : `\n| ${verdict} | ${number} |`;
    ok(markdown.includes(line), `The Markdown does not say: ${line}\n${markdown}`);
  }
  // Nothing else has ended in any way: the table of verdicts has no other row.
  const rows = markdown.match(/^\| \w+ \| \d+ \|/gm)?.length;
  equal(rows, counts.split(', ').filter((one) => !one.endsWith('flaky')).length);
});

Then(/^both say "([^",]* \d+\.\d+\.\d+)"$/, function (this: AuditWorld, words: string) {
  const { html, markdown } = this.part(ReadPage);
  deepEqual([textOf(html).includes(words), markdown.includes(words)], [true, true]);
});

Then(/^both name the failure "(.*?\)): (.*)"$/, function (this: AuditWorld, name: string, says: string) {
  const { html, markdown } = this.part(ReadPage);
  const onPage = textOf(html);
  const found = onPage
    .slice(onPage.indexOf('What failed'))
    .match(new RegExp(`${literally(name)} \\S+ ${literally(says)}`));
  ok(found, onPage.slice(0, 2000));
  const row = unescaped(markdown)
    .split('\n')
    .find((line) => line.includes(`| ${name} |`));
  ok(row?.endsWith(`| ${says} |`), row ?? markdown);
});

Then('each of its pictures is drawn', async function (this: AuditWorld) {
  const widths = await this.part(Reader)
    .page.locator('figure img')
    .evaluateAll((images) =>
      images.map((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)),
    );
  ok(widths.length > 0, 'There is no picture.');
  deepEqual(
    widths.filter((width) => width === 0),
    [],
  );
});

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function unescaped(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
