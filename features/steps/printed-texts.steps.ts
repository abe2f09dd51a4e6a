import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { IssueLedger } from '@audit-race/cucumber';
import { Given, Then, When } from '@cucumber/cucumber';
import { printable, printableJson, printableLines } from '#cucumber/ground/printable';
import { quotePlace } from '#cucumber/ground/quote-place';
import {
  printableLines as linesOfExplorer,
  printable as printableOfExplorer,
} from '#interleavings/printable';
import { tellOfHostileInterleaving } from '../harness/support/hostile-interleaving';
import { type HostileOutputs, tellOfHostileSuite } from '../harness/support/hostile-suite';
import { actingCharacters, commandsIn, hostile, hostileFolder } from '../harness/support/hostile-texts';
import { literal } from '../support/literal';
import { readMarkdown } from '../support/read-markdown';
import type { AuditWorld } from '../support/world';

/** A text that others wrote, as it was printed. */
class PrintedText {
  line = '';
}

const printers: Readonly<Record<string, (text: string) => string>> = {
  'in one line': (text) => agreeing(text, printable, printableOfExplorer),
  'in its lines': (text) => agreeing(text, printableLines, linesOfExplorer),
  'as JSON': printableJson,
};

When(
  /^(['"].*['"]) is printed (in one line|in its lines|as JSON)$/,
  function (this: AuditWorld, source: string, way: string) {
    this.part(PrintedText).line = String(printers[way]?.(String(literal(source))));
  },
);

Then(/^the line is (['"].*['"])$/, function (this: AuditWorld, source: string) {
  assert.equal(this.part(PrintedText).line, literal(source));
});

Then(/^the JSON is (".*")$/, function (this: AuditWorld, json: string) {
  assert.equal(this.part(PrintedText).line, json);
});

Then(/^it reads back as (['"].*['"])$/, function (this: AuditWorld, source: string) {
  assert.equal(JSON.parse(this.part(PrintedText).line), literal(source));
});

When(
  /^line (\d+) of (['"].*['"]) is put into a command for (\w+)$/,
  function (this: AuditWorld, line: string, source: string, platform: string) {
    const uri = String(literal(source));
    const place = quotePlace({ uri, line: Number(line) }, platform);
    this.part(PrintedText).line = place;
    if (platform !== 'win32') {
      assert.deepEqual(
        wordsOf(place).map((word) => word.replace(/^\.\//, '')),
        [`${uri}:${line}`],
      );
    }
  },
);

Then(/^it stands there as (['"].*['"])$/, function (this: AuditWorld, source: string) {
  assert.equal(this.part(PrintedText).line, literal(source));
});

Then('a shell reads each place that it has her promote as one word', function (this: AuditWorld) {
  const { text } = this.part(HostileOutput);
  const commands = [...text.matchAll(/npx capture-bugs promote (.+?:\d+'?)(?=, or by hand|$)/gm)];
  const words = commands.map(([, place = '']) => wordsOf(place).map((word) => word.split('/').at(-1)));
  assert.deepEqual(
    [words.length > 0, words.filter(([word, ...others]) => others.length > 0 || !isShop(word))],
    [true, []],
    text,
  );
});

function isShop(word = ''): boolean {
  return /^shop\.feature:\d+$/.test(word);
}

// As a shell takes them apart.
function wordsOf(args: string): readonly string[] {
  const printed = execFileSync('sh', ['-c', `printf '%s\\n' ${args}`], { encoding: 'utf8' });
  return printed.trimEnd().split('\n');
}

// Both packages print alike, and what was printed is printed again as it is.
function agreeing(text: string, print: (text: string) => string, other: (text: string) => string): string {
  const line = print(text);
  assert.deepEqual([other(text), print(line)], [line, line]);
  return line;
}

/** Something that was printed about a hostile suite. */
class HostileOutput {
  all: HostileOutputs = {};
  text = '';
}

Given('a suite with hostile names, files, errors and options', async function (this: AuditWorld) {
  this.part(HostileOutput).all = await tellOfHostileSuite();
});

When(/^Ada looks at (.+)$/, function (this: AuditWorld, name: string) {
  const output = this.part(HostileOutput);
  const text = output.all[name];
  assert.ok(text, `Nothing is called "${name}".`);
  output.text = text;
});

Then('nothing in it acts on her terminal or her build', function (this: AuditWorld) {
  const { text } = this.part(HostileOutput);
  const ours = text.split('\n').filter(isAnnotation);
  assert.deepEqual([actingCharacters(text), commandsIn(text)], [[], ours], text);
});

Then(/^it tells of (\w[\w, -]*)$/, function (this: AuditWorld, words: string) {
  const { text } = this.part(HostileOutput);
  const missing = words.split(', ').filter((word) => !text.includes(word));
  assert.deepEqual(missing, [], text);
});

Given('an exploration with hostile names, operations and errors', async function (this: AuditWorld) {
  this.part(HostileOutput).all = { 'its smallest interleaving in words': await tellOfHostileInterleaving() };
});

Then('it is well-formed XML 1.0', function (this: AuditWorld) {
  const { text } = this.part(HostileOutput);
  // A tag with attributes in quotes, a reference, or a character that is none of those that mean something.
  const tag = /<[?/]?[\w-]+(?: [\w-]+="(?:[^<&"]|&(?:[a-z]+|#\d+);)*")*\??\/?>/;
  const parts = new RegExp(`^(?:${tag.source}|&(?:[a-z]+|#\\d+);|[^<>&])+$`);
  assert.match(text, parts);
  assert.doesNotMatch(text, /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
});

Then('each row of its tables has as many cells as its head', function (this: AuditWorld) {
  const rows = this.part(HostileOutput)
    .text.split('\n')
    .map((line) => line.split('|').length);
  const tables = rows.join(' ').split(/(?: 1)+ ?/);
  const uneven = tables.filter((table) => new Set(table.split(' ')).size > 1);
  assert.deepEqual([tables.length > 2, uneven], [true, []]);
});

Then('it has no code, HTML, link or mention of others', function (this: AuditWorld) {
  const { text } = this.part(HostileOutput);
  assert.doesNotMatch(text, /[`<>@]|\]\(/);
  // Its own issues are for the tracker to link.
  assert.deepEqual([...new Set(readMarkdown(text).links)], ['#1', '#2']);
});

Then('the ledger and the file of what to run again have the names as they are', function (this: AuditWorld) {
  const { 'the ledger': json = '', 'the file of what to run again': list = '' } =
    this.part(HostileOutput).all;
  const { issues }: IssueLedger = JSON.parse(json);
  const { name, at, failure } = { ...issues[0]?.scenarios[0] };
  const file = `${hostileFolder}/shop.feature`;
  assert.deepEqual([name, at, list.split(/:\d/)[0]], [hostile('captured'), `${file}:3`, file]);
  assert.ok(failure?.message.includes(hostile('message')), failure?.message);
});

// A level, a place and a title, in which nothing ends them early, and nothing else.
function isAnnotation(line: string): boolean {
  return /^::(?:error|warning|notice) file=[^:,]+,line=\d+(?:,col=\d+)?,title=[^:,]+::[^\r\n]+$/.test(line);
}
