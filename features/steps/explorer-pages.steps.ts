import { deepEqual, equal, ok } from 'node:assert/strict';
import path from 'node:path';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import { messageAbout, tellQuickStart } from '../adopting/support/explained-messages';
import { ExplorerPage } from '../adopting/support/explorer-page';
import { ReadmeReader } from '../adopting/support/readme-reader';
import { wantedOfBarriers, wantedOfSearch } from '../adopting/support/refused-values';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** What the pages say, and what the explorer says. */
class Beside {
  said: unknown;
  there: unknown;
}

When(
  /^Ada follows the chapters "(.*)" of the explorer, then its pages "(.*)"$/,
  async function (this: AuditWorld, chapters: string, pages: string) {
    const reader = this.part(ReadmeReader);
    for (const chapter of chapters.split(', ')) {
      await reader.follow(path.dirname(new ExplorerPage('README').file), chapter);
    }
    for (const name of pages.split(', ')) {
      await reader.followPage(new ExplorerPage(name).file);
    }
  },
);

When(
  /^Ada gives each option of (README|barriers) a value that it cannot take$/,
  async function (this: AuditWorld, name: string) {
    const said = new ExplorerPage(name).column('Options', 'may be');
    const ask = name === 'README' ? wantedOfSearch : wantedOfBarriers;
    this.part(Beside).said = Object.fromEntries(said);
    const there = [...said.keys()].map(async (option) => [option, await ask(option)]);
    this.part(Beside).there = Object.fromEntries(await Promise.all(there));
  },
);

When(
  'the explorer searches with callers who behave so:',
  async function (this: AuditWorld, table: DataTable) {
    const rows = table.raw();
    const explained = new ExplorerPage('errors').column('Troubleshooting', 'it says');
    const said = rows.map(async ([behaviour = '', words = '']) => {
      const message = await messageAbout(behaviour);
      return message.includes(words) ? words : `${behaviour}: ${message}`;
    });
    this.part(Beside).said = await Promise.all(said);
    this.part(Beside).there = [...explained.keys()];
  },
);

When(
  'Ada has the order of the quick start told in which both start together',
  async function (this: AuditWorld) {
    const parts = new ExplorerPage('README').column('How to read what it prints', 'part');
    const told = await tellQuickStart(this.part(TemporaryFolder).path);
    this.part(Beside).said = [...parts.keys()];
    this.part(Beside).there = [...parts.keys()].map((part) => foundIn(told, part));
  },
);

Then('no output that the README or a page quotes is left', function (this: AuditWorld) {
  const quoted = ExplorerPage.all().map(({ outputCount }) => outputCount);
  equal(
    this.part(ReadmeReader).outputCount,
    quoted.reduce((sum, count) => sum + count, 0),
  );
});

Then(
  /^(?:it is refused in the words of the column "may be"|each says what the page explains, and the page explains nothing else|each part is there as the README quotes it)$/,
  function (this: AuditWorld) {
    const { said, there } = this.part(Beside);
    ok(Object.keys(Object(said)).length > 0, 'Nothing was compared.');
    deepEqual(there, said);
  },
);

/** The part itself where it is a line that was told, or begins one; else nothing. */
function foundIn(told: string, part: string): string | undefined {
  const beginning = part.replace(/…$/, '');
  const isThere = told
    .split('\n')
    .some((line) => (beginning === part ? line === part : line.startsWith(beginning)));
  return isThere ? part : undefined;
}
