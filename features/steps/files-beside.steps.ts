import { deepEqual, equal } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { FilesBeside } from '../documentation/support/files-beside';
import { bytesOf, LargeRun, runThatAttaches } from '../documentation/support/large-run';
import { WrittenSuite } from '../support/command/written-suite';
import type { AuditWorld } from '../support/world';

Given('beside its page lie:', function (this: AuditWorld, table: DataTable) {
  for (const [what = ''] of table.raw()) {
    this.part(FilesBeside).place(what, this.part(LargeRun).content);
  }
});

Given(
  /^(another run|a run of another machine|a run that was killed|a run that began two days before) writes into the same folder$/,
  function (this: AuditWorld, whom: string) {
    return this.part(FilesBeside).claim(whom);
  },
);

Given('a file of the name of the folder beside its page', function (this: AuditWorld) {
  writeFileSync(this.part(FilesBeside).folder, 'A file of somebody.');
});

Given(
  'a file {string} of a run that attaches {int} bytes',
  function (this: AuditWorld, file: string, bytes: number) {
    const attachment = { fileName: 'film.webm', mediaType: 'video/webm', content: bytesOf(bytes) };
    const lines = runThatAttaches([attachment]).map((message) => JSON.stringify(message));
    this.part(WrittenSuite).write(file, lines.join('\n'));
  },
);

Then('of these is gone:', function (this: AuditWorld, table: DataTable) {
  deepEqual(this.part(FilesBeside).gone, table.raw().flat());
});

Then(/^it (stays|goes)$/, function (this: AuditWorld, what: string) {
  equal(this.part(FilesBeside).gone.length, what === 'goes' ? 1 : 0);
});

Then('there is no folder beside the page', function (this: AuditWorld) {
  equal(existsSync(this.part(FilesBeside).folder), false);
});

Then('the file of the name of the folder is as it was', function (this: AuditWorld) {
  equal(readFileSync(this.part(FilesBeside).folder, 'utf8'), 'A file of somebody.');
});

Then(
  'the folder beside {string} holds what {string} shows, and nothing else',
  function (this: AuditWorld, _: string, page: string) {
    const html = this.part(WrittenSuite).read(page);
    const shown = html.matchAll(/href="living-documentation-attachments\/([^"]*)"/g);
    deepEqual(
      readdirSync(this.part(FilesBeside).folder),
      [...shown].map(([, name]) => name),
    );
  },
);
