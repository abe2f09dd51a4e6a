import { createPublicKey } from 'node:crypto';
import { Command } from 'commander';
import { checkpointText } from '../../domain/evidence/checkpoint-note';
import { isKeyName } from '../../domain/evidence/verifying-key';
import { readPrivateKey, signNote, signWith } from '../../integrity/note-signer';
import { answering } from '../answering';
import {
  addCheckpointOptions,
  type CheckpointOptions,
  orTellNo,
  readKey,
  trustedCheckpoint,
} from '../checkpoint-options';
import { UsageError } from '../command-errors';
import { examples } from '../examples';
import { addLogOptions, type LogOptions } from '../log-options';
import { readLog } from '../read-log';
import { jsonOf } from '../showing/columns';
import { shownFile, shownValue } from '../shown-value';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

interface TakeOptions extends LogOptions, CheckpointOptions {
  readonly key?: string;
  readonly keyId?: string;
  readonly json?: true;
}

/** The name in an unsigned checkpoint, if none is given and no earlier checkpoint has one. */
const NO_NAME = 'audit-race';

/** `audit-race checkpoint`: how far the log has come, to be kept elsewhere. */
export const checkpointCommand: Verb = (terminal, end) =>
  addCheckpointOptions(
    addLogOptions(
      new Command('checkpoint')
        .summary('prints a checkpoint: the size and hash of the log, to keep elsewhere')
        .description(
          'Prints a checkpoint: the name of the log, how many links its chain has and one hash over all of them. With --key and --key-id it is signed. The log is opened for reading only.',
        )
        .option('--key <file>', 'the private key of Ed25519 that signs it, as a PEM file')
        .option('--key-id <name>', 'the name of the key and of the log, such as example.com/audit')
        .option('--json', 'print it as JSON, with what shows that the log has only grown'),
    ),
    'an earlier checkpoint, which the log has to continue; ends with 1 where it does not',
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race checkpoint --key key.pem --key-id example.com/audit > checkpoint.txt', 'signed'],
        ['audit-race checkpoint', 'unsigned, to compare'],
      ]),
    )
    .action(async (options: TakeOptions) => end(await take(options, answering(terminal))));

function take(options: TakeOptions, terminal: Terminal): Promise<number> {
  const since = trustedCheckpoint(options);
  const sign = readSigning(options, since?.origin);
  return readLog(options, terminal, (reader, signal) =>
    orTellNo(terminal, since, async () => {
      const head = await reader.readHead({ since, signal });
      const { origin, text } = await sign(head, signal);
      await terminal.print(options.json ? `${jsonOf({ origin, ...head, text })}\n` : text);
      return exitCode.fine;
    }),
  );
}

/** Reads the key before the log is opened, so that a wrong key is reported first. */
function readSigning({ key: file, keyId, checkpoint }: TakeOptions, earlier: string | undefined) {
  const origin = keyId ?? earlier ?? NO_NAME;
  if (keyId !== undefined && !isKeyName(keyId)) {
    throw new UsageError(
      `--key-id is ${shownValue(keyId)}, and must be a name such as example.com/audit: 1 to 200 characters, no space and no "+".`,
    );
  }
  if (earlier !== undefined && earlier !== origin) {
    throw new UsageError(
      `--key-id is ${shownValue(origin)}, and the checkpoint in ${shownFile(String(checkpoint))} is of ${shownValue(earlier)}: nobody would take the one for what follows the other. Give the name of that checkpoint, or leave out --checkpoint to begin under another name.`,
    );
  }
  if (file !== undefined && keyId === undefined) {
    throw new UsageError('Give --key-id beside --key: a signature has a name.');
  }
  const key =
    file === undefined ? undefined : readKey('--key', file, (given) => readPrivateKey(given, 'file'));
  return async ({ size, root }: { readonly size: number; readonly root: string }, signal: AbortSignal) => {
    const text = checkpointText({ origin, size, root: Buffer.from(root, 'base64').toString('latin1') });
    const signing = key && { origin, publicKey: createPublicKey(key), sign: signWith(key) };
    return { origin, text: signing === undefined ? text : await signNote(text, signing, signal) };
  };
}
