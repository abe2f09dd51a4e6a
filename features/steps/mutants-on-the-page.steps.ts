import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { publicMessages, writePage } from '../documentation/support/documented-run';
import { MutantsFile } from '../documentation/support/mutants-file';
import { partOf, textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { messageOfRefusal } from '../documentation/support/refused-options';
import type { AuditWorld } from '../support/world';

Given(
  /^the mutants of a shop, with (.*) in place of (.*)$/,
  function (this: AuditWorld, after: string, before: string) {
    this.part(MutantsFile).replace(before, after);
  },
);

Given('the mutants of a shop, but those that survived', function (this: AuditWorld) {
  this.part(MutantsFile).leaveOut(({ killedBy }) => killedBy.length === 0);
});

Given('the mutants of a shop, but all of them', function (this: AuditWorld) {
  this.part(MutantsFile).leaveOut(() => true);
});

When('the page of the public run {string} is written with them', function (this: AuditWorld, name: string) {
  const { file, folder } = this.part(MutantsFile);
  const markdown = path.join(folder, 'page.md');
  const page = this.part(ReadPage);
  page.html = writePage(publicMessages(name), { mutants: file, markdown });
  page.markdown = readFileSync(markdown, 'utf8');
});

When('Ada sets up the documentation with them', function (this: AuditWorld) {
  this.part(ReadPage).html = messageOfRefusal({ mutants: this.part(MutantsFile).file });
});

Then('the mutants say {string}', function (this: AuditWorld, words: string) {
  const text = partOf(this.part(ReadPage).html, 'mutants');
  ok(text.includes(words), text);
});

Then('the mutants are, in this order:', function (this: AuditWorld, table: DataTable) {
  const rows = [...rowsOf(this.part(ReadPage).html)].map((row) =>
    row.split(/(?=<t[dh][ >])/).map((cell) => textOf(`<body>${cell}<script>`)),
  );
  deepEqual(rows, table.raw());
});

Then('the mutant {string} leads to:', function (this: AuditWorld, name: string, table: DataTable) {
  const { html } = this.part(ReadPage);
  const row = rowsOf(html).find((one) => one.includes(`>${name} `));
  const ids = [...(row ?? '').matchAll(/<a href="#([^"]*)"/g)].map(([, id]) => id);
  deepEqual(ids, table.raw().flat());
  for (const id of ids) {
    ok(html.includes(` id="${id}"`), `The page has no "${id}".`);
  }
});

Then('no link of the mutants leads anywhere', function (this: AuditWorld) {
  deepEqual(
    rowsOf(this.part(ReadPage).html).filter((row) => row.includes('<a ')),
    [],
  );
});

Then('the contents mark {string} as {string}', function (this: AuditWorld, name: string, word: string) {
  const { html } = this.part(ReadPage);
  const entry = new RegExp(`<a href="#[^"]*">${name} <span class="mark.*?</a>`).exec(html)?.[0];
  match(entry ?? '', new RegExp(`<span class="unseen">${word}</span>`));
});

Then('the page says nothing of mutants', function (this: AuditWorld) {
  const text = textOf(this.part(ReadPage).html);
  ok(!/mutant|on purpose/i.test(text), text);
});

Then('the line in its Markdown reads {string}', function (this: AuditWorld, line: string) {
  const lines = this.part(ReadPage).markdown.split('\n');
  equal(
    lines.find((one) => one.startsWith('Broken on purpose')),
    line,
  );
});

/** The rows of the table of mutants, without its head. */
function rowsOf(html: string): readonly string[] {
  const section = html.slice(html.indexOf('<section class="mutants"'));
  return section
    .slice(section.indexOf('<tbody>') + 7, section.indexOf('</tbody>'))
    .split(/(?<=<\/tr>)\n/)
    .filter(Boolean)
    .map((row) => row.replace(/^<tr[^>]*>/, ''));
}
