import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { casesOf } from '#cucumber/run/cases-of';
import { RunReader } from '#cucumber/run/run-reader';
import { tagRulesOf } from '#cucumber/tags/tag-rules';
import { vocabularyOf } from '#cucumber/tags/vocabulary';
import { publicMessages, publicRuns, writePage } from '../documentation/support/documented-run';
import { partOf, textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { messageOfRefusal } from '../documentation/support/refused-options';
import { type ShopPages, writeBankPages, writeShopPages } from '../documentation/support/written-pages';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const tagRules = tagRulesOf(vocabularyOf());

Given('the page of a shop', async function (this: AuditWorld) {
  const shop = await writeShopPages();
  Object.assign(this.part(ReadPage), { shop, html: shop.html });
});

Given('the page of a bank', async function (this: AuditWorld) {
  const shop = await writeBankPages();
  Object.assign(this.part(ReadPage), { shop, html: shop.html });
});

Given('the page of the public run {string}', function (this: AuditWorld, name: string) {
  this.part(ReadPage).html = writePage(publicMessages(name));
});

Then('the contents are, in this order:', function (this: AuditWorld, table: DataTable) {
  const { html } = this.part(ReadPage);
  const links = html
    .slice(html.indexOf('<nav'), html.indexOf('</nav>'))
    .matchAll(/<a href="#[^"]*">(.*?)<\/a>/gs);
  // Marks of verdicts stand behind the names.
  const names = [...links].map(([, name = '']) =>
    textOf(`<body>${name.replace(/ <span class="mark.*/s, '')}<script>`),
  );
  deepEqual(names, table.raw().flat());
});

Then('the page says {string}', function (this: AuditWorld, words: string) {
  expectWords(textOf(this.part(ReadPage).html), words);
});

Then(
  /^the (?:feature|scenario) "([^"]*)" says "(.*)"$/,
  function (this: AuditWorld, id: string, words: string) {
    expectWords(partOf(this.part(ReadPage).html, id), words);
  },
);

Then('the chapter {string} says {string}', function (this: AuditWorld, id: string, words: string) {
  expectWords(partOf(this.part(ReadPage).html, `chapter/${id}`), words);
});

Then('the issue {int} says {string}', function (this: AuditWorld, issue: number, words: string) {
  expectWords(partOf(this.part(ReadPage).html, `issue-${issue}`), words);
});

Then('the issue {int} does not say {string}', function (this: AuditWorld, issue: number, words: string) {
  const text = partOf(this.part(ReadPage).html, `issue-${issue}`);
  ok(!text.includes(words), text);
});

Then('the issue {int} links to {string}', function (this: AuditWorld, issue: number, id: string) {
  const { html } = this.part(ReadPage);
  const start = html.indexOf(`id="issue-${issue}"`);
  ok(html.slice(start, html.indexOf('</section>', start)).includes(`<a href="#${id}"`));
});

Then('the scenario {string} reads:', function (this: AuditWorld, id: string, text: string) {
  // How long it took is another time each time.
  equal(partOf(this.part(ReadPage).html, id).replace(/ \d+ ms$/, ''), text);
});

Then('the row {string} reads {string}', function (this: AuditWorld, id: string, text: string) {
  equal(partOf(this.part(ReadPage).html, id), text);
});

Then('the page links to {string}', function (this: AuditWorld, address: string) {
  ok(this.part(ReadPage).html.includes(`<a href="${address}"`));
});

Then(/^"([^"]*)" is (a link|no link)$/, function (this: AuditWorld, address: string, what: string) {
  const { html } = this.part(ReadPage);
  ok(textOf(html).includes(address));
  equal(html.includes(`href="${address}"`), what === 'a link');
});

Then('its picture is an image that can run nothing', function (this: AuditWorld) {
  const { html } = this.part(ReadPage);
  match(html, /<img alt="two clicks, told in words below" src="data:image\/svg\+xml;base64,/);
  equal(html.match(/<svg/g)?.length, html.match(/<svg class="shapes?"/g)?.length);
});

Then('the page says the title and the reason of each rule of the tags', function (this: AuditWorld) {
  const text = textOf(this.part(ReadPage).html);
  ok(tagRules.length > 0);
  for (const { title, why } of tagRules) {
    expectWords(text, title);
    expectWords(text, why);
  }
});

Then('its Markdown says:', function (this: AuditWorld, table: DataTable) {
  for (const [line = ''] of table.raw()) {
    expectWords(shopOf(this).markdown, line);
  }
});

Then('its Markdown does not say {string}', function (this: AuditWorld, words: string) {
  ok(!shopOf(this).markdown.includes(words));
});

Then('the summary of the step is its Markdown', function (this: AuditWorld) {
  const { markdown, summary } = shopOf(this);
  equal(summary, markdown);
});

When('the pages of all public runs are written', function (this: AuditWorld) {
  for (const name of publicRuns()) {
    this.part(ReadPage).publicPages.set(name, writePage(publicMessages(name)));
  }
});

Then('there are at least {int} of them', function (this: AuditWorld, number: number) {
  ok(this.part(ReadPage).publicPages.size >= number);
});

Then('each names every scenario that ran, exactly once', function (this: AuditWorld) {
  for (const [name, html] of this.part(ReadPage).publicPages) {
    const ids = [...html.matchAll(/<(?:article|tr)[^>]* id="([^"]*)"/g)].map(([, id]) => id);
    for (const { case: one, scenario } of casesThatRan(name)) {
      equal(ids.filter((id) => id === one.id).length, 1, `${name}: ${one.id}`);
      equal(ids.filter((id) => id === scenario.id).length, 1, `${name}: ${scenario.id}`);
    }
  }
});

Then('each counts the verdicts as Cucumber counts the statuses', function (this: AuditWorld) {
  for (const [name, html] of this.part(ReadPage).publicPages) {
    const words = { passed: 'holds', failed: 'broken' } as const;
    const statuses = casesThatRan(name).map(({ case: one }) => one.attempts.at(-1)?.status ?? 'unknown');
    for (const status of new Set(statuses)) {
      const word = status === 'passed' || status === 'failed' ? words[status] : status;
      expectWords(textOf(html), `${statuses.filter((other) => other === status).length} ${word} `);
    }
  }
});

When(/^Ada sets up the documentation with (?!them$)(.*)$/, function (this: AuditWorld, options: string) {
  this.part(ReadPage).html = messageOfRefusal(JSON.parse(options));
});

When(/^Ada orders the chapters by the text (.*)$/, function (this: AuditWorld, text: string) {
  const folder = this.part(TemporaryFolder);
  mkdirSync(folder.file('session'));
  writeFileSync(folder.file('chapters.json'), text.replaceAll('⏎', '\n'));
  const told = messageOfRefusal({ chapters: folder.file('chapters.json') });
  this.part(ReadPage).html = told.replace(`${folder.path}/`, '');
});

Then(/^she is told "(.*)"$/, function (this: AuditWorld, words: string) {
  expectWords(this.part(ReadPage).html, words);
});

function shopOf(world: AuditWorld): ShopPages {
  const { shop } = world.part(ReadPage);
  ok(shop, 'The scenario is about no shop.');
  return shop;
}

function casesThatRan(name: string) {
  const reader = new RunReader();
  for (const message of publicMessages(name)) {
    reader.read(message);
  }
  return casesOf(reader.run).filter((one) => one.case.attempts.length > 0);
}

function expectWords(text: string, words: string): void {
  ok(text.includes(words), `"${words}" is not in: ${text.slice(0, 3000)}`);
}
