import { Command } from 'commander';
import { readBackupPath } from '../../audit/backup-log';
import { countOf } from '../../domain/count-of';
import { type BackupPorts, backUpStore } from '../../engines/create-engine';
import { answering } from '../answering';
import { examples } from '../examples';
import { addLogOptions, type LogOptions, openMeant } from '../log-options';
import { Progress } from '../progress';
import { untilStopped } from '../stopping';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

/** `audit-race backup`: copies a live log to a new file. */
export const backupCommand: Verb = (terminal, end) =>
  addLogOptions(
    new Command('backup')
      .summary('copies a live log of SQLite to a new file')
      .description(
        'Copies a log of SQLite to a new file as it is at one moment, while others go on recording. The file appears when the copy is whole. It never replaces a file. A damaged log is copied with its damage, and the call then ends with 2. The log is opened for reading only. For PostgreSQL use pg_dump, or audit-race copy.',
      )
      .argument('<file>', 'the path of the new file'),
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race backup /backups/audit-$(date +%F).db', 'a copy of this day, a log like any other'],
      ]),
    )
    .action(async (file: string, options: LogOptions) =>
      end(await backUp(file, options, answering(terminal))),
    );

function backUp(file: string, options: LogOptions, terminal: Terminal): Promise<number> {
  const progress = new Progress(terminal);
  return untilStopped(terminal, async (signal) => {
    let pages = 0;
    const ports: BackupPorts = {
      signal,
      onProgress: ({ copiedPages, totalPages }) => {
        pages = totalPages;
        progress.tell(() => `${copiedPages} of ${countOf(totalPages, 'page', 'pages')} copied`);
      },
      onLeft: (parts) => {
        const what = countOf(parts.length, 'unfinished backup stays', 'unfinished backups stay');
        terminal.complain(
          `${what} in the folder: nobody here can tell whether somebody still writes there. Delete what nobody writes: ${parts.join(', ')}\n`,
        );
      },
    };
    const path = readBackupPath(file);
    await openMeant(options, (databaseUrl) => backUpStore(databaseUrl, path, ports));
    await terminal.print(`The backup is whole: ${countOf(pages, 'page', 'pages')}.\n`);
    return exitCode.fine;
  });
}
