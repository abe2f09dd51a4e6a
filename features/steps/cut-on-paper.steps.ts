import { deepEqual, ok } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Given, Then, When } from '@cucumber/cucumber';
import { writePage } from '../documentation/support/documented-run';
import { runThatAttaches } from '../documentation/support/large-run';
import { Reader } from '../documentation/support/reader';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** How many sheets there are. */
class Sheets {
  count = 0;
}

Given(
  'Ada reads the page of a run that attaches a text of {int} lines, and one of {int}',
  async function (this: AuditWorld, long: number, short: number) {
    const textOf = (name: string, lines: number) => ({
      fileName: `${name}.txt`,
      mediaType: 'text/plain',
      content: Buffer.from(
        Array.from({ length: lines }, (_, index) => `line ${index + 1} of the ${name} one`).join('\n'),
      ),
    });
    const file = this.part(TemporaryFolder).file('page.html');
    writeFileSync(file, writePage(runThatAttaches([textOf('long', long), textOf('short', short)])));
    await this.part(Reader).open(pathToFileURL(file).href);
  },
);

When('she prints all of it', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  this.part(Sheets).count = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  await page.emulateMedia({ media: 'print' });
});

Then('she has no more than {int} sheets', function (this: AuditWorld, most: number) {
  const { count } = this.part(Sheets);
  ok(count > 0 && count <= most, `There are ${count}.`);
});

Then('on paper she reads {string}', async function (this: AuditWorld, words: string) {
  ok(await this.part(Reader).page.getByText(words).first().isVisible());
});

Then(
  'on paper she reads line {int} of the short text, and not line {int} of the long one',
  async function (this: AuditWorld, short: number, long: number) {
    const { page } = this.part(Reader);
    const isSeen = (words: string) => page.locator('pre', { hasText: words }).first().isVisible();
    deepEqual(
      [await isSeen(`line ${short} of the short one`), await isSeen(`line ${long} of the long one`)],
      [true, false],
    );
  },
);
