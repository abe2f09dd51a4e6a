import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { addToStepSummary } from '#cucumber/documentation/step-summary';
import { publicMessages, writePage } from '../documentation/support/documented-run';
import { runThatSays } from '../documentation/support/large-run';
import { ReadPage } from '../documentation/support/read-page';
import { readMarkdown } from '../support/read-markdown';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

When('Ada documents a run called {string}', function (this: AuditWorld, title: string) {
  const markdown = this.part(TemporaryFolder).file('page.md');
  // Without its build, which has links of its own.
  const messages = publicMessages('minimal').filter(({ meta }) => meta === undefined);
  writePage(messages, { title, markdown });
  this.part(ReadPage).markdown = readFileSync(markdown, 'utf8');
});

Then('its Markdown has no link, and begins with {string}', function (this: AuditWorld, words: string) {
  const { links, text } = readMarkdown(this.part(ReadPage).markdown);
  assert.deepEqual(links, []);
  assert.ok(text.startsWith(`${words}\n`), text);
});

/** The summary of a step on GitHub. */
class Summary {
  file = '';
  before = '';
}

const GITHUB_BYTES_MAX = 1_048_576;

When('Ada documents the public run {string}', function (this: AuditWorld, name: string) {
  document(this, publicMessages(name));
});

When(
  /^Ada documents a run that fails with '(.*)' (\d+) times$/,
  function (this: AuditWorld, part: string, times: string) {
    document(this, runThatSays(part.replace('␣', ' ').repeat(Number(times))));
  },
);

Given('a summary of a step that has {int} bytes', function (this: AuditWorld, bytes: number) {
  const summary = this.part(Summary);
  summary.file = this.part(TemporaryFolder).file('summary.md');
  summary.before = 'x'.repeat(bytes);
  writeFileSync(summary.file, summary.before);
});

When('the Markdown of a run that fails in many ways is added to it', function (this: AuditWorld) {
  document(this, publicMessages('undefined'));
  addToStepSummary(this.part(Summary).file, this.part(ReadPage).markdown);
});

Then('its Markdown begins with:', function (this: AuditWorld, table: DataTable) {
  const lines = this.part(ReadPage).markdown.split('\n').filter(Boolean);
  assert.deepEqual(lines.slice(0, table.raw().length), table.raw().flat());
});

Then(
  /^its Markdown says of it no more than (\d+) times '(.*)', and that there is more$/,
  function (this: AuditWorld, count: string, part: string) {
    const { markdown } = this.part(ReadPage);
    const [row = ''] = /^\| broken .*$/m.exec(markdown) ?? [];
    const says = row.split(' | ').at(-1)?.replace(/ \|$/, '');
    assert.equal(says, `Error: ${part.replace('␣', ' ').repeat(Number(count)).trim()}…`);
  },
);

Then(
  /^it (ends as the Markdown|says that there is more|is what it was), and GitHub shows it$/,
  function (this: AuditWorld, end: string) {
    const { file, before } = this.part(Summary);
    const { markdown } = this.part(ReadPage);
    const text = readFileSync(file, 'utf8');
    assert.ok(Buffer.byteLength(text) <= GITHUB_BYTES_MAX, `${Buffer.byteLength(text)} bytes`);
    const added = text.slice(before.length);
    if (end === 'says that there is more') {
      const [lines = '', rest] = added.split('\n\n… There is more');
      assert.ok(rest !== undefined && lines !== '' && markdown.startsWith(`${lines}\n`), added);
    } else {
      assert.equal(added, end === 'is what it was' ? '' : markdown);
    }
  },
);

function document(world: AuditWorld, messages: ReturnType<typeof publicMessages>): void {
  const markdown = world.part(TemporaryFolder).file('page.md');
  writePage(messages, { markdown });
  world.part(ReadPage).markdown = readFileSync(markdown, 'utf8');
}
