import { createHash } from 'node:crypto';
import type { Envelope } from '../../ground/envelope';
import { shorten } from '../../ground/text';
import type { ReadRun } from '../../run/merge-runs';
import { isRecordFile } from '../../run/read-records';
import { RunReader } from '../../run/run-reader';
import { CommandError } from '../command-errors';
import { type Line, readLines } from './message-lines';

/** A message file, after reading. */
export interface MessageFile {
  /** The name as the user gave it. */
  readonly name: string;
  /** The hash of the content: equal for files with equal content. */
  readonly digest: string;
  /** Usually one run; several if the files of several runs were concatenated. */
  readonly runs: readonly ReadRun[];
  /** Whether the last line is incomplete. */
  readonly isTorn: boolean;
}

/** What to read of a file. */
export interface ReadingOptions {
  /** Whether to keep attachments that only the page shows. They may be most of a file. */
  readonly keepsAttachments: boolean;
  /** Transforms each message before it is read. */
  readonly change: (envelope: Envelope) => Envelope;
}

/** Reads a file that Cucumber's formatter `message` has written. Throws a CommandError for any other file. */
export async function readMessageFile(
  { name, path }: { readonly name: string; readonly path: string },
  options: ReadingOptions,
): Promise<MessageFile> {
  const hash = createHash('sha256');
  const readers: RunReader[] = [];
  let isTorn = false;
  try {
    for await (const line of readLines(path)) {
      hash.update(line.text);
      const envelope = parseLine(line, name);
      isTorn ||= envelope === 'torn';
      if (typeof envelope === 'object') {
        takeIn(envelope, readers, options);
      }
    }
    const runs = readers.map(({ readRun }) => readRun);
    if (runs.some(saysNothing) && !isTorn) {
      throw new CommandError(`${name} holds no message of Cucumber.\n${toDo}`);
    }
    return { name, digest: hash.digest('hex'), runs, isTorn };
  } catch (error) {
    throw error instanceof CommandError ? error : CommandError.because(`${name} cannot be read`, error);
  }
}

// Each run begins with a `meta` message.
function takeIn(
  envelope: Envelope,
  readers: RunReader[],
  { keepsAttachments, change }: ReadingOptions,
): void {
  if (envelope.meta instanceof Object || readers.length === 0) {
    readers.push(new RunReader());
  }
  const { attachment } = envelope;
  if (keepsAttachments || !attachment || isRecordFile(attachment.fileName)) {
    readers.at(-1)?.read(change(envelope));
  }
}

function parseLine(line: Line, name: string): Envelope | 'torn' | 'empty' {
  const json = line.text.replace(/^\uFEFF/, '').trim();
  if (json === '') {
    return 'empty';
  }
  const value = parseJson(json);
  if (isEnvelope(value)) {
    return value;
  }
  if (!line.isEnded && value === undefined && json.startsWith('{')) {
    return 'torn';
  }
  throw refuse(line, name);
}

function refuse({ text, number }: Line, name: string): CommandError {
  return new CommandError(
    `${name}:${number} is no message of Cucumber: ${shorten(text.slice(0, shownMax))}\n${toDo}`,
  );
}

const shownMax = 200;
const toDo =
  '  To do: give files that its formatter "message" has written: --format message:reports/messages.ndjson';

function saysNothing({ id, system, features }: ReadRun): boolean {
  return id === null && system === null && features.length === 0;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

// An envelope has one property, whose name is the kind of the message. Later versions of Cucumber, and other programs, may add kinds
// with values of any type. A known kind with a value of the wrong type is read as if it were empty.
function isEnvelope(value: unknown): value is Envelope {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields && Object.keys(value).length === 1;
}
