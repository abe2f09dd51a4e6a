import { Command, Option } from 'commander';
import { countOf } from '../../domain/count-of';
import { examples } from '../examples';
import { addFilterOptions, askedFilter, type FilterOptions } from '../filter-options';
import { addLogOptions, type LogOptions } from '../log-options';
import { packageVersion } from '../package-version';
import { Progress } from '../progress';
import { pagesOf, readLog } from '../read-log';
import { jsonOf } from '../showing/columns';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';
import { csvFormat } from './csv-format';
import type { EntryFormat } from './entry-format';
import { ocsfFormat } from './ocsf-format';

interface ExportOptions extends LogOptions, FilterOptions {
  readonly format: keyof typeof FORMATS;
}

const FORMATS = {
  jsonl: (): EntryFormat => ({ head: '', write: (entry) => `${jsonOf(entry)}\n` }),
  csv: (): EntryFormat => csvFormat,
  ocsf: (): EntryFormat => ocsfFormat(packageVersion()),
};

const ABOUT = `
Formats:
  jsonl  JSON Lines: all of each entry, as the API gives it
  csv    for spreadsheets: each field in quotes, the details as JSON; an
         apostrophe before what a spreadsheet would take for a formula
  ocsf   JSON Lines of OCSF 1.2: API Activity (6003) where actor and source
         address are known, else Entity Management (3004) where the subject
         is, else Base Event`;

/** `audit-race export`: all entries that match, for another program. */
export const exportCommand: Verb = (terminal, end) => {
  const command = new Command('export')
    .summary('writes entries for other programs')
    .description(
      'Writes all entries that match to standard output, newest first, in constant memory. The log is opened for reading only.',
    )
    .addOption(
      new Option('--format <format>', 'how they are written')
        .choices(Object.keys(FORMATS))
        .default('jsonl' satisfies keyof typeof FORMATS),
    );
  return addFilterOptions(addLogOptions(command))
    .addHelpText('after', ABOUT)
    .addHelpText(
      'after',
      examples([
        ['audit-race export --since 2026-01-01 | gzip > 2026.jsonl.gz', 'a year'],
        ['audit-race export --format csv --actor ada > ada.csv', 'for a spreadsheet'],
      ]),
    )
    .action(async (options: ExportOptions) => end(await exportEntries(options, terminal)));
};

function exportEntries(options: ExportOptions, terminal: Terminal): Promise<number> {
  const filter = askedFilter(options, terminal.clock.now());
  const { head, write } = FORMATS[options.format]();
  return readLog(options, terminal, async (reader, signal) => {
    const progress = new Progress(terminal);
    let count = 0;
    if (head !== '') {
      await terminal.print(head);
    }
    for await (const { entries } of pagesOf(reader, filter, { countMax: Number.POSITIVE_INFINITY, signal })) {
      await terminal.print(entries.map(write).join(''));
      count += entries.length;
      progress.tell(() => `${countOf(count, 'entry', 'entries')} written`);
    }
    return exitCode.fine;
  });
}
