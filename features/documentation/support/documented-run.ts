import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type DocumentationOptions,
  type FormatterContext,
  formatter,
} from '@audit-race/cucumber/documentation';
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

/** Writes the page of a run from its messages; `directory` is where its large attachments go. */
export function writePage(
  messages: readonly Envelope[],
  options?: DocumentationOptions,
  directory?: string,
): string {
  const written: string[] = [];
  const ended = sendPage(messages, { options, directory, write: (text) => written.push(text) });
  assert.equal(ended, undefined, 'Nothing has said that its output is full.');
  return written.join('');
}

/** What a page is made with, and where it goes. */
export type PageContext = Omit<FormatterContext<DocumentationOptions | undefined>, 'on'>;

/**
 * Writes the page of a run to wherever it is to go; a promise where it has to wait for that. A run that was cut short turns the exit
 * code of its process red, which is not that of this one.
 */
export function sendPage(messages: readonly Envelope[], context: PageContext): Promise<void> | undefined {
  const before = process.rawListeners('exit');
  try {
    return sendMessages(messages, context);
  } finally {
    for (const listener of process.rawListeners('exit')) {
      if (!before.includes(listener)) {
        process.removeListener('exit', listener as () => void);
      }
    }
  }
}

function sendMessages(messages: readonly Envelope[], context: PageContext): Promise<void> | undefined {
  const handlers: ((envelope: Envelope) => void)[] = [];
  const finish = formatter({ ...context, on: (_, handler) => handlers.push(handler) });
  for (const message of messages) {
    for (const handle of handlers) {
      handle(message);
    }
  }
  return finish();
}
