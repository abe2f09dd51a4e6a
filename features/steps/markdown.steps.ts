import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Then, When } from '@cucumber/cucumber';
import { publicMessages, writePage } from '../documentation/support/documented-run';
import { ReadPage } from '../documentation/support/read-page';
import { readMarkdown } from '../support/read-markdown';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

When('Ada documents a run called {string}', function (this: AuditWorld, title: string) {
  const markdown = this.part(TemporaryFolder).file('page.md');
  writePage(publicMessages('minimal'), { title, markdown });
  this.part(ReadPage).markdown = readFileSync(markdown, 'utf8');
});

Then('its Markdown has no link, and begins with {string}', function (this: AuditWorld, words: string) {
  const { links, text } = readMarkdown(this.part(ReadPage).markdown);
  assert.deepEqual(links, []);
  assert.ok(text.startsWith(`${words}\n`), text);
});
