import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { completeDocumentationOptions } from '#cucumber/documentation/documentation-options';
import { completeCaptureBugsOptions } from '#cucumber/settings/capture-bugs-settings';
import { EmptyProject } from '../adopting/support/empty-project';
import { linksToNowhere, tableRows } from '../adopting/support/harness-pages';
import { type Complete, disagreements, optionRows } from '../adopting/support/option-table';
import { ReadmeReader } from '../adopting/support/readme-reader';
import { RedSuite } from '../adopting/support/red-suite';
import type { AuditWorld } from '../support/world';

const NAME = '@audit-race/cucumber';
const FOLDER = path.dirname(require.resolve(`${NAME}/package.json`));

/** What completes the options of each page that has a table of them. */
const completing: Readonly<Record<string, Complete>> = {
  'README.md': completeInFolder,
  'docs/living-documentation.md': completeDocumentationOptions,
};

/** What a scenario has found out about the pages. */
class Findings {
  count = 0;
  faults: readonly string[] = [];
}

Given('a suite in which everything goes wrong', function (this: AuditWorld) {
  this.part(RedSuite);
});

Given('a copy of the example {string}', function (this: AuditWorld, name: string) {
  cpSync(path.resolve('examples', name), this.part(EmptyProject).path, { recursive: true });
});

When(
  'Ada follows the chapter {string} of the page {string}',
  async function (this: AuditWorld, chapter: string, page: string) {
    await this.part(ReadmeReader).follow(FOLDER, chapter, page);
  },
);

When('Ada follows the chapter {string} of its README', async function (this: AuditWorld, chapter: string) {
  await this.part(ReadmeReader).follow(this.part(EmptyProject).path, chapter);
});

When('Ada runs it in each of its ways', async function (this: AuditWorld) {
  await this.part(RedSuite).run();
});

When('Ada follows every link of every page of the harness', function (this: AuditWorld) {
  const { count, found } = linksToNowhere(this.part(EmptyProject).homeOf(NAME));
  Object.assign(this.part(Findings), { count, faults: found });
});

When('Ada compares the options in {string} with the code', function (this: AuditWorld, page: string) {
  const rows = optionRows(tableRows(path.join(FOLDER, page), 'Options'));
  const complete = completing[page];
  assert.ok(complete, `Nobody knows whose options are in ${page}.`);
  Object.assign(this.part(Findings), { count: rows.length, faults: disagreements(rows, complete) });
});

Then(
  'each message that the chapter {string} quotes was printed',
  function (this: AuditWorld, chapter: string) {
    const { outputs } = this.part(RedSuite);
    const rows = tableRows(path.join(FOLDER, 'README.md'), chapter).slice(1);
    const quotes = rows.map(([first = '']) => first.replace(/^`|`$/g, ''));
    assert.ok(quotes.length > 0, 'The chapter quotes no message.');
    const missing = quotes.filter((quote) => !outputs.some((output) => output.includes(quote)));
    assert.deepEqual(missing, [], outputs.join('\n'));
  },
);

Then('each of them leads to something in the package', function (this: AuditWorld) {
  assertNoFaults(this.part(Findings), 'There are no links.');
});

Then('each option takes what its row says, and has its default', function (this: AuditWorld) {
  assertNoFaults(this.part(Findings), 'There are no options.');
});

// The vocabulary is made of two options; a file is told by its whole path, which depends on the folder.
function completeInFolder(options: object): object {
  const { vocabulary: _vocabulary, ...settings } = completeCaptureBugsOptions(options);
  const { historyFile, productFolders } = settings;
  return {
    ...settings,
    historyFile: path.relative('', historyFile),
    productFolders: productFolders.map((folder) => path.relative('', folder)),
  };
}

function assertNoFaults({ count, faults }: Findings, nothing: string): void {
  assert.ok(count > 0, nothing);
  assert.deepEqual(faults, []);
}
