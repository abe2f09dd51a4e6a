import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { Given, Then, When } from '@cucumber/cucumber';
import {
  type PageContext,
  publicMessages,
  sendPage,
  writePage,
} from '../documentation/support/documented-run';
import { bytesOf, LargeRun, runThatAttaches, runThatSays } from '../documentation/support/large-run';
import { ReadPage } from '../documentation/support/read-page';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const MEGABYTE = 1_000_000;

Given(
  /^a run that attaches (\d+) bytes as "([^"]*)" of the type "([^"]*)"$/,
  function (this: AuditWorld, bytes: string, fileName: string, mediaType: string) {
    const run = this.part(LargeRun);
    run.content = bytesOf(Number(bytes));
    run.messages = runThatAttaches([{ fileName, mediaType, content: run.content }]);
  },
);

Given(
  'a run that attaches {int} times {int} bytes',
  function (this: AuditWorld, times: number, bytes: number) {
    const one = { mediaType: 'application/zip', content: bytesOf(bytes) };
    this.part(LargeRun).messages = runThatAttaches(Array.from({ length: times }, () => one));
  },
);

Given('a run whose attachments lie at {string}', function (this: AuditWorld, url: string) {
  this.part(LargeRun).messages = publicMessages('attachments').map((message) =>
    message.attachment ? { attachment: { ...message.attachment, url } } : message,
  );
});

When(/^its page is written with (\{.*\})$/, function (this: AuditWorld, options: string) {
  write(this, { options: JSON.parse(options), directory: this.part(TemporaryFolder).path });
});

When(
  /^its page is written with (\{.*\}) to the output of the run$/,
  function (this: AuditWorld, options: string) {
    write(this, { options: JSON.parse(options) });
  },
);

When(
  /^its page is written with (\{.*\}) where nothing can be beside it$/,
  function (this: AuditWorld, options: string) {
    const directory = this.part(TemporaryFolder).file('a-file');
    writeFileSync(directory, '');
    write(this, { options: JSON.parse(options), directory });
  },
);

When('its page goes to an output that takes its time', async function (this: AuditWorld) {
  const page: string[] = [];
  const run = this.part(LargeRun);
  const stream: Writable = new Writable({
    write: (text, _, done) => {
      page.push(String(text));
      setImmediate(done);
    },
  });
  const write = (text: string) => {
    stream.write(text);
    run.waitingMax = Math.max(run.waitingMax, stream.writableLength);
  };
  await sendPage(run.messages, { options: undefined, write, stream });
  this.part(ReadPage).html = page.join('');
});

When('its page goes to an output that breaks', function (this: AuditWorld) {
  const write = () => {
    throw new Error('No space is left.');
  };
  const options = { markdown: this.part(TemporaryFolder).file('page.md') };
  throws(() => sendPage(this.part(LargeRun).messages, { options, write }), /No space is left/);
});

When('its Markdown is to be written below a file', function (this: AuditWorld) {
  const folder = this.part(TemporaryFolder);
  writeFileSync(folder.file('a-file'), '');
  const written: string[] = [];
  const options = { markdown: `${folder.file('a-file')}/page.md` };
  const context = { options, write: (text: string) => written.push(text) };
  throws(() => sendPage(this.part(LargeRun).messages, context), /a-file/);
  this.part(ReadPage).html = written.join('');
});

When(/^a scenario says a megabyte of (.*) everywhere$/, function (this: AuditWorld, kind: string) {
  const part = texts[kind];
  ok(part !== undefined, `There is no such text: ${kind}`);
  const text =
    typeof part !== 'string'
      ? part.map((one) => one.repeat(MEGABYTE / 2 / one.length)).join('')
      : part.repeat(MEGABYTE / part.length);
  const markdown = this.part(TemporaryFolder).file('page.md');
  const page = this.part(ReadPage);
  page.html = writePage(runThatSays(text), { markdown, attachmentBytesMax: 2 * MEGABYTE });
  page.markdown = readFileSync(markdown, 'utf8');
});

Then('the folder beside the page holds nothing', function (this: AuditWorld) {
  deepEqual(filesBeside(this), []);
});

Then('the folder beside the page holds the attachment, {string}', function (this: AuditWorld, name: string) {
  const [file = '', ...others] = filesBeside(this);
  deepEqual(others, []);
  equal(file.replace(/^[0-9a-f]{16}-/, ''), name);
  ok(readFileSync(this.part(TemporaryFolder).file(`${FOLDER}/${file}`)).equals(this.part(LargeRun).content));
  ok(this.part(ReadPage).html.includes(`href="${FOLDER}/${file}"`));
});

Then('no link of the page has {string}', function (this: AuditWorld, words: string) {
  const links = this.part(ReadPage).html.match(/href="[^"]*"/g) ?? [];
  deepEqual(
    links.filter((link) => link.includes(words)),
    [],
  );
});

Then(
  /^the whole page arrives, and no more than (\d+) MB of it ever wait$/,
  function (this: AuditWorld, megabytes: string) {
    const { html } = this.part(ReadPage);
    ok(html.length > 50 * MEGABYTE && html.endsWith('</html>\n'), `${html.length} characters`);
    const { waitingMax } = this.part(LargeRun);
    ok(waitingMax < Number(megabytes) * MEGABYTE, `${waitingMax} bytes were waiting.`);
  },
);

Then('its Markdown is there, and the error is told', function (this: AuditWorld) {
  ok(readFileSync(this.part(TemporaryFolder).file('page.md'), 'utf8').includes('living documentation'));
});

Then('its page is there, and the error is told', function (this: AuditWorld) {
  ok(this.part(ReadPage).html.endsWith('</html>\n'));
});

Then('its page and its Markdown are there', function (this: AuditWorld) {
  const { html, markdown } = this.part(ReadPage);
  ok(html.endsWith('</html>\n'));
  ok(markdown.includes('broken'));
});

const FOLDER = 'living-documentation-attachments';

/** What is repeated until there is a megabyte of it; of two, one half each. */
const texts: Readonly<Record<string, string | readonly string[]>> = {
  hexadecimal: '0123456789abcdef',
  spaces: ' ',
  'line ends': '\n',
  'round brackets': '(a',
  'escape sequences': '\u001b]8;;https://a.example\u0007a',
  'unfinished links': '[a](b ',
  'number signs': '#',
  stars: '*_',
  'deep JSON': ['[', ']'],
  'stack frames': '    at Assertion.assert (/a/node_modules/',
  words: 'a ',
  lines: 'a\n',
};

function write(world: AuditWorld, context: Omit<PageContext, 'write'>): void {
  const written: string[] = [];
  const ended = sendPage(world.part(LargeRun).messages, { ...context, write: (text) => written.push(text) });
  equal(ended, undefined);
  world.part(ReadPage).html = written.join('');
}

function filesBeside(world: AuditWorld): string[] {
  const folder = world.part(TemporaryFolder).file(FOLDER);
  return existsSync(folder) ? readdirSync(folder) : [];
}
