import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Command } from 'commander';
import { openCheckpoint } from '../domain/evidence/checkpoint-note';
import { readVerifyingKey } from '../domain/evidence/verifying-key';
import { messageOf, quoteText } from '../domain/harmless-text';
import { type Unfit, unfitWords } from '../integrity/unfit-checkpoint';
import { type Checkpoint, toCheckpoint } from '../verify/read-checkpoint';
import { UsageError } from './command-errors';
import { shownFile } from './shown-value';
import { exitCode, type Terminal } from './terminal';

/** A checkpoint from elsewhere, and who has signed it. */
export interface CheckpointOptions {
  readonly checkpoint?: string;
  readonly publicKey?: string;
}

/** Lets a verb be given a checkpoint. */
export function addCheckpointOptions(command: Command, about: string): Command {
  return command
    .option('--checkpoint <file>', about)
    .option('--public-key <file>', 'the public key that signed it, from somebody you trust');
}

/** A checkpoint that was given, and the file that it is in. */
export interface GivenCheckpoint extends Checkpoint {
  readonly file: string;
}

/** What to do about a checkpoint that does not fit the log. */
const ADVICE: Readonly<Record<Unfit, string>> = {
  AUDIT_CHECKPOINTS_DIFFER:
    'Give --checkpoint one of this log, or --database-url the log of this one. If they belong together, audit-race verify with --checkpoint and --public-key tells more.',
  AUDIT_CHECKPOINT_PRUNED: 'Give --checkpoint one that was made later, or leave it out.',
  AUDIT_CHECKPOINT_TOO_OLD:
    'Give --checkpoint one that audit-race checkpoint makes now, or leave it out: the proof then fits the next one.',
};

/** Does what compares a log with a checkpoint; where the answer is no, it says why, and resolves to the exit code for that. */
export async function orTellNo(
  terminal: Terminal,
  given: GivenCheckpoint | undefined,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const words = unfitWords(error, ADVICE);
    if (words === undefined || given === undefined) {
      throw error;
    }
    terminal.complain(`${ofWhichLog(given)} ${words}\n`);
    return exitCode.no;
  }
}

/** Says of which log a checkpoint is: it may be another one than the log that was asked. */
export function ofWhichLog({ file, origin }: GivenCheckpoint): string {
  return `The checkpoint in ${shownFile(file)} is of the log ${quoteText(origin)}.`;
}

/** Somebody who may write to the log may write a checkpoint as well: without the key it shows nothing. */
export function trustedCheckpoint({ checkpoint, publicKey }: CheckpointOptions): GivenCheckpoint | undefined {
  if (checkpoint === undefined && publicKey === undefined) {
    return undefined;
  }
  if (checkpoint === undefined || publicKey === undefined) {
    throw new UsageError(
      'Give both --checkpoint and --public-key: without its key a checkpoint shows nothing.',
    );
  }
  const key = readKey('--public-key', publicKey, (given) => readVerifyingKey(given, 'file'));
  const text = readStart('--checkpoint', checkpoint, A_CHECKPOINT).toString();
  try {
    const head = openCheckpoint(text, { keys: [key], place: 'file' });
    return { ...toCheckpoint(head), file: checkpoint };
  } catch (error) {
    throw unusable('--checkpoint', checkpoint, error);
  }
}

/** A key in a file that an option names. Nothing of it is ever shown. */
export function readKey<Key>(option: string, file: string, read: (given: unknown) => Key): Key {
  const bytes = readStart(option, file, A_KEY);
  // Bytes that are no text, such as a DER file, stay bytes, so that the error tells them from a spoilt text.
  const given = isUtf8(bytes) ? bytes.toString().trim() : bytes;
  try {
    return read(given);
  } catch (error) {
    throw unusable(option, file, error);
  }
}

function unusable(option: string, file: string, cause: unknown): UsageError {
  const message = `The file ${shownFile(file)} of ${option} cannot be used. ${messageOf(cause)}`;
  return new UsageError(message, { cause });
}

/** What a file has to hold. */
interface Content {
  /** Longer than anything of its kind that is read. */
  readonly bytesMax: number;
  readonly advice: string;
}

const A_KEY: Content = {
  bytesMax: 2 ** 16,
  advice: 'Give the name of a file that holds the key, not the key itself',
};
/** A checkpoint may have a million characters. */
const A_CHECKPOINT: Content = {
  bytesMax: 2 ** 22,
  advice: 'Give the name of a file that holds a signed checkpoint',
};

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'its folder is a file'],
  ['EACCES', 'you may not read it'],
  ['EISDIR', 'it is a folder'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

/**
 * The beginning of a file: a device such as /dev/zero has no end. What is longer than this is refused as what it should be.
 *
 * Somebody may give the key itself instead of its file. The message repeats neither that nor Node's message, which has it.
 */
function readStart(option: string, file: string, { bytesMax, advice }: Content): Buffer {
  try {
    return readUpTo(file, bytesMax);
  } catch (error) {
    const code = String(Object(error).code);
    const why = REASONS.get(code) ?? code;
    throw new UsageError(`The file ${shownFile(file)} of ${option} cannot be read: ${why}. ${advice}.`);
  }
}

function readUpTo(file: string, bytesMax: number): Buffer {
  const bytes = Buffer.alloc(bytesMax);
  const handle = openSync(file, 'r');
  try {
    let end = 0;
    for (let count = -1; count !== 0 && end < bytesMax; end += count) {
      count = readSync(handle, bytes, end, bytesMax - end, null);
    }
    return bytes.subarray(0, end);
  } finally {
    closeSync(handle);
  }
}
