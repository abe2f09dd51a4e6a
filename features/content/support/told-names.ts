import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { secretStems, secretWholeWords } from '#audit-log/domain/redaction/secret-names';

const OPTIONS = path.join('src', 'audit-log', 'audit', 'audit-options.ts');
const TOLD =
  /every key that contains ([^;]+?),? whatever its case[^;]*; and every key that has one of these words: ([^.]+)\./;

/** The names that the documentation of the option `redact` tells, and those that are hidden. */
export class ToldNames {
  readonly hidden = [[...secretStems], [...secretWholeWords]];

  get told(): string[][] {
    const text = readFileSync(OPTIONS, 'utf8').replace(/\s+\* ?/g, ' ');
    const found = TOLD.exec(text);
    assert.ok(found, 'The documentation tells no names.');
    return found.slice(1).map((names) => names.split(/, | or /));
  }
}
