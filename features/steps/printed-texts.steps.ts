import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { printable, printableJson, printableLines } from '#cucumber/ground/printable';
import {
  printableLines as linesOfExplorer,
  printable as printableOfExplorer,
} from '#interleavings/printable';
import { literal } from '../support/literal';
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

// Both packages print alike, and what was printed is printed again as it is.
function agreeing(text: string, print: (text: string) => string, other: (text: string) => string): string {
  const line = print(text);
  assert.deepEqual([other(text), print(line)], [line, line]);
  return line;
}
