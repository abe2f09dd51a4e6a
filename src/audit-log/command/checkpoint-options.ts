import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
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
    .option('--public-key <file>', 'the key that has signed it, from somebody you trust');
}

/** Somebody who may write to the log may write a checkpoint as well: without the key it shows nothing. */
export function trustedCheckpoint({ checkpoint, publicKey }: CheckpointOptions): Checkpoint | undefined {
  if (checkpoint === undefined && publicKey === undefined) {
    return undefined;
  }
  if (checkpoint === undefined || publicKey === undefined) {
    throw new UsageError(
      'Give both --checkpoint and --public-key: a checkpoint is worth what its key is worth.',
    );
  }
  return readCheckpoint(readText('--checkpoint', checkpoint), {
    publicKey: readText('--public-key', publicKey).trim(),
  });
}

/** The text of a file that an option names. */
export function readText(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The file of ${option} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}
