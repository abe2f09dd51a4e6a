import { deepEqual, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { writeEndingPages } from '../documentation/support/ending-pages';
import { textOf } from '../documentation/support/page-text';
import { MadeSuite } from '../harness/support/made-suite';
import { readMarkdown } from '../support/read-markdown';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

Given(
  /^a suite with the page and the Markdown of yesterday, green both, in which (.*)$/,
  function (this: AuditWorld, what: string) {
    writeEndingPages(this.part(MadeSuite), what);
  },
);

When('Ada runs it with {string} as its output', function (this: AuditWorld, format: string) {
  return this.part(SuiteUnderTest).runIn({ args: ['--format', format], isAlone: true });
});

Then(/^the page and the Markdown are whole, and say: (.*)$/, function (this: AuditWorld, words: string) {
  const suite = this.part(MadeSuite);
  const [page, markdown] = [suite.read('page.html'), suite.read('page.md')];
  deepEqual([healthOn(page), page.endsWith('</html>\n'), healthIn(markdown)], [words, true, words]);
});

Then(
  /^it ends with (\d+), which the terminal tells as (the page does|usual)$/,
  function (this: AuditWorld, code: string, told: string) {
    const { exitCode, stderr } = this.part(SuiteUnderTest).run;
    const health = healthOn(this.part(MadeSuite).read('page.html'));
    deepEqual([exitCode, stderr.includes(health)], [Number(code), told === 'the page does']);
  },
);

Then(/^the terminal, the page and the Markdown say: (.*)$/, function (this: AuditWorld, words: string) {
  const suite = this.part(MadeSuite);
  const told = [
    this.part(SuiteUnderTest).run.stderr,
    textOf(suite.read('page.html')),
    readMarkdown(suite.read('page.md')).text,
  ].map((text) => text.replaceAll(`${suite.file('.')}/`, ''));
  deepEqual(
    told.filter((text) => !text.includes(words)),
    [],
  );
});

Then(/^its output ends with a page that says: (.*)$/, function (this: AuditWorld, words: string) {
  const { stdout } = this.part(SuiteUnderTest).run;
  ok(stdout.endsWith('</html>\n') && healthOn(stdout).startsWith(words), stdout.slice(-1000));
});

Then('what it kept says that the run has not ended, and no number of scenarios', function (this: AuditWorld) {
  const suite = this.part(MadeSuite);
  const [page, markdown] = [suite.read('kept-page.html'), suite.read('kept-page.md')];
  for (const text of [textOf(page), readMarkdown(markdown).text]) {
    ok(text.includes('Unknown: this run has not ended.') && !/\d scenario/.test(text), text);
  }
  ok(textOf(page).includes(' On '), textOf(page));
});

function healthOn(page: string): string {
  const [, words = ''] = /<p class="health [^"]*">(.*?)<\/p>/s.exec(page) ?? [];
  return textOf(`<body>${words}<script>`);
}

function healthIn(markdown: string): string {
  const [line = ''] = /^\*\*(?:Healthy|Not healthy|Unknown).*$/m.exec(markdown) ?? [];
  return readMarkdown(line).text.trim();
}
