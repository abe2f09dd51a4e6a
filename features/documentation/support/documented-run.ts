import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentationOptions, formatter } from '@audit-race/cucumber/documentation';
import type { Envelope } from '#cucumber/ground/envelope';

/** Public runs of Cucumber: the messages that every implementation of it must write. */
const kit = path.join(path.dirname(require.resolve('@cucumber/compatibility-kit/package.json')), 'features');

/** The messages of a public run. */
export function publicMessages(name: string): Envelope[] {
  return readMessages(path.join(kit, name, `${name}.ndjson`));
}

/** The names of all public runs. */
export function publicRuns(): string[] {
  return readdirSync(kit);
}

/** The messages in a file. */
export function readMessages(file: string): Envelope[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

/** Writes the page of a run from its messages. */
export function writePage(messages: readonly Envelope[], options?: DocumentationOptions): string {
  const handlers: ((envelope: Envelope) => void)[] = [];
  const written: string[] = [];
  const finish = formatter({
    on: (_, handler) => handlers.push(handler),
    options,
    write: (text) => written.push(text),
  });
  for (const message of messages) {
    for (const handle of handlers) {
      handle(message);
    }
  }
  finish();
  assert.equal(written.length, 1, 'The page is written once.');
  return written.join('');
}
