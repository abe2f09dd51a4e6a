import { Command } from 'commander';
import { tellLocation } from '../../engines/database-url';
import { answering } from '../answering';
import {
  addCheckpointOptions,
  type CheckpointOptions,
  orTellNo,
  trustedCheckpoint,
} from '../checkpoint-options';
import { examples } from '../examples';
import { addLogOptions, databaseUrlOf, type LogOptions } from '../log-options';
import { noEntryWords } from '../no-entry';
import { readLog } from '../read-log';
import { jsonOf } from '../showing/columns';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

interface ProveOptions extends LogOptions, CheckpointOptions {}

/** `audit-race prove`: what shows a third party that the log has an entry. */
export const proveCommand: Verb = (terminal, end) =>
  addCheckpointOptions(
    addLogOptions(
      new Command('prove')
        .summary('proves to a third party that the log has an entry')
        .description(
          'Prints a proof of one entry as JSON. Anybody who has a signed checkpoint of the log can check it offline, with verifyProof() of audit-race/verify. The log is opened for reading only.',
        )
        .argument('<id>', 'the id of the entry'),
    ),
    'the signed checkpoint that the proof leads to (default: all that is chained by now, for the next checkpoint)',
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race prove 019ac0de-4a00-7000-8000-000000000001 > proof.json', 'about 1 KB plus the entry'],
      ]),
    )
    .action(async (id: string, options: ProveOptions) => end(await prove(id, options, answering(terminal))));

function prove(id: string, options: ProveOptions, terminal: Terminal): Promise<number> {
  const checkpoint = trustedCheckpoint(options);
  return readLog(options, terminal, (reader, signal) =>
    orTellNo(terminal, checkpoint, async () => {
      const proof = await reader.prove(id, { checkpoint, signal });
      if (proof === undefined) {
        terminal.complain(`${noEntryWords(id, tellLocation(databaseUrlOf(options)))}\n`);
        return exitCode.no;
      }
      await terminal.print(`${jsonOf(proof)}\n`);
      return exitCode.fine;
    }),
  );
}
