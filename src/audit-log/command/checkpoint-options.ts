import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Command } from 'commander';
import { readVerifyingKey, type VerifyingKey, verifierKeyText } from '../domain/evidence/verifying-key';
import { messageOf } from '../domain/harmless-text';
import { type Checkpoint, readCheckpoint } from '../verify/read-checkpoint';
import { UsageError } from './command-errors';

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

/** Somebody who may write to the log may write a checkpoint as well: without the key it shows nothing. */
export function trustedCheckpoint({ checkpoint, publicKey }: CheckpointOptions): Checkpoint | undefined {
  if (checkpoint === undefined && publicKey === undefined) {
    return undefined;
  }
  if (checkpoint === undefined || publicKey === undefined) {
    throw new UsageError(
      'Give both --checkpoint and --public-key: without its key a checkpoint shows nothing.',
    );
  }
  const key = readKey('--public-key', publicKey, readVerifyingKey);
  return openWith(readBytes('--checkpoint', checkpoint).toString(), key);
}

function openWith(text: string, { name, key }: VerifyingKey): Checkpoint {
  return readCheckpoint(text, { publicKey: name === undefined ? key : verifierKeyText(name, key) });
}

/** A key in a file that an option names. Nothing of it is ever shown. */
export function readKey<Key>(option: string, file: string, read: (given: unknown) => Key): Key {
  const bytes = readKeyBytes(option, file);
  // Bytes that are no text, such as a DER file, stay bytes, so that the error tells them from a spoilt text.
  const given = isUtf8(bytes) ? bytes.toString().trim() : bytes;
  try {
    return read(given);
  } catch (error) {
    throw new UsageError(`The key of ${option} cannot be used. ${messageOf(error)}`, { cause: error });
  }
}

/** Longer than any key in any form. */
const KEY_BYTES_MAX = 2 ** 16;
/** Longer than any checkpoint that is read: that may have a million characters. */
const CHECKPOINT_BYTES_MAX = 2 ** 22;

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'you may not read it'],
  ['EISDIR', 'it is a folder'],
]);

/** Somebody may give the key itself instead of its file. The message repeats neither that nor Node's message, which has it. */
function readKeyBytes(option: string, file: string): Buffer {
  try {
    return readStart(file, KEY_BYTES_MAX);
  } catch (error) {
    const code = String(Object(error).code);
    const why = REASONS.get(code) ?? code;
    throw new UsageError(
      `The file of ${option} cannot be read: ${why}. Give the name of a file that holds the key, not the key itself.`,
    );
  }
}

function readBytes(option: string, file: string): Buffer {
  try {
    return readStart(file, CHECKPOINT_BYTES_MAX);
  } catch (error) {
    throw new UsageError(`The file of ${option} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

/** The beginning of a file: a device such as /dev/zero has no end. What is longer than this is refused as what it should be. */
function readStart(file: string, bytesMax: number): Buffer {
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
