import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Given, Then, When } from '@cucumber/cucumber';
import { writePage } from '../documentation/support/documented-run';
import { FilesBeside } from '../documentation/support/files-beside';
import { runThatAttaches } from '../documentation/support/large-run';
import { silence } from '../documentation/support/page-from-everywhere';
import { ReadPage } from '../documentation/support/read-page';
import { Reader } from '../documentation/support/reader';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** The smallest picture there is: one dot. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><script>owned()</script></svg>';

Given(
  'the page of a run that attaches a picture, a sound and a drawing, of which none may be on it',
  function (this: AuditWorld) {
    const messages = runThatAttaches([
      { fileName: 'photo.png', mediaType: 'image/png', content: Buffer.from(dot, 'base64') },
      { fileName: 'sound.wav', mediaType: 'audio/wav', content: silence() },
      { fileName: 'drawing.svg', mediaType: 'image/svg+xml', content: Buffer.from(drawing) },
    ]);
    const folder = this.part(TemporaryFolder);
    const html = writePage(messages, { attachmentBytesMax: 0 }, folder.path);
    writeFileSync(folder.file('page.html'), html);
  },
);

When('Ada reads it from the disk', async function (this: AuditWorld) {
  await this.part(Reader).open(pathToFileURL(this.part(TemporaryFolder).file('page.html')).href);
});

When('Ada reads it from a server', async function (this: AuditWorld) {
  await this.part(Reader).openServed(this.part(TemporaryFolder).path, 'page.html');
});

Then(
  'she sees the picture, hears the sound, and has a link to each of the three',
  async function (this: AuditWorld) {
    const { page } = this.part(Reader);
    const width = await page.evaluate<number>(
      "(async (image) => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; })(document.querySelector('figure img'))",
    );
    const seconds = await page.evaluate<number>(
      "(async (audio) => { audio.muted = true; await audio.play(); return audio.duration; })(document.querySelector('audio'))",
    );
    deepEqual([width, seconds], [1, 0.1]);
    for (const name of ['photo.png', 'sound.wav', 'drawing.svg']) {
      const address = await page.getByRole('link', { name, exact: true }).getAttribute('href');
      ok(
        readdirSync(this.part(FilesBeside).folder).includes(path.basename(String(address))),
        String(address),
      );
    }
  },
);

Then('the page has asked for no more than these, and complained of nothing', function (this: AuditWorld) {
  const { requests, complaints } = this.part(Reader);
  deepEqual(complaints, []);
  deepEqual(
    requests.filter(
      (address) => !/living-documentation-attachments\/[0-9a-f]{16}-(photo\.png|sound\.wav)$/.test(address),
    ),
    [],
  );
});

Then(
  'the policy of the page lets in pictures of {string} alone',
  function (this: AuditWorld, scheme: string) {
    const { html } = this.part(ReadPage);
    equal(/img-src ([^;]*);/.exec(html)?.[1], scheme);
    equal(/media-src ([^;]*);/.exec(html)?.[1], scheme);
  },
);
