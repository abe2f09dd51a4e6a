import { Command } from 'commander';
import type { AuditEntry } from '../../domain/entry';
import { tellLocation } from '../../engines/database-url';
import { answering } from '../answering';
import { examples } from '../examples';
import { addLogOptions, databaseUrlOf, type LogOptions } from '../log-options';
import { noEntryWords } from '../no-entry';
import { readLog } from '../read-log';
import { COLUMNS, type Column, jsonOf, textOf } from '../showing/columns';
import { entryLines } from '../showing/entry-lines';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';
import { visibleText } from '../visible-text';

interface GetOptions extends LogOptions {
  readonly json?: true;
}

/** `audit-race get`: all of one entry. */
export const getCommand: Verb = (terminal, end) =>
  addLogOptions(
    new Command('get')
      .summary('shows all of one entry')
      .description('Shows all of the entry with this id. The log is opened for reading only.')
      .argument('<id>', 'the id, as list shows it and record() returned it')
      .option('--json', 'print it as JSON on one line, as the API gives it'),
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race get 019ac0de-4a00-7000-8000-000000000001', 'shows one entry, with its details'],
      ]),
    )
    .action(async (id: string, options: GetOptions) => end(await get(id, options, answering(terminal))));

function get(id: string, options: GetOptions, terminal: Terminal): Promise<number> {
  return readLog(options, terminal, async (reader, signal) => {
    const entry = await reader.getEntry(id, { signal });
    if (entry === undefined) {
      terminal.complain(`${noEntryWords(id, tellLocation(databaseUrlOf(options)))}\n`);
      return exitCode.no;
    }
    await terminal.print(options.json ? `${jsonOf(entry)}\n` : describe(entry, terminal));
    return exitCode.fine;
  });
}

function describe(entry: AuditEntry, { screen: { ink } }: Terminal): string {
  return `${entryLines(entry, COLUMNS, ink, written).join('\n')}\n`;
}

/** The text of a field. Details take several lines, in each of which invisible characters are written visibly. */
function written(entry: AuditEntry, column: Column): string {
  if (column !== 'details') {
    return textOf(entry, column);
  }
  const lines = JSON.stringify(entry.details, undefined, 2).split('\n').map(visibleText);
  return lines.length === 1 ? lines.join('') : `\n  ${lines.join('\n  ')}`;
}
