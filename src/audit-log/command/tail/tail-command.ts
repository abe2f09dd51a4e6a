import { Command, Option } from 'commander';
import { decodeEntryRows } from '../../domain/entry-row';
import { readFilter } from '../../domain/read-filter';
import { decodeStoredPlace } from '../../domain/stored-place';
import type { Engine } from '../../ports/engine';
import { examples } from '../examples';
import { addFilterOptions, askedFilter, type FilterOptions } from '../filter-options';
import { addLogOptions, type LogOptions } from '../log-options';
import { readCount } from '../read-count';
import { readStore } from '../read-store';
import { addShowingOptions, EntryPrinter, type ShowingOptions } from '../showing/entry-printer';
import { untilEnded, untilStopped } from '../stopping';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';
import { followStore } from './follow-store';
import { matchesQuery } from './matches-query';

interface TailOptions extends LogOptions, FilterOptions, ShowingOptions {
  readonly lines: number;
  readonly follow?: true;
}

const LINES_DEFAULT = 10;

/** `audit-race tail`: the newest entries in the order in which they came, and those that come. */
export const tailCommand: Verb = (terminal, end) => {
  const command = new Command('tail')
    .summary('shows the newest entries, the newest last, and follows')
    .description(
      'Shows the newest entries that match, the newest last. With --follow it goes on with what is stored, by any process, until Ctrl+C. The log is opened for reading only.',
    )
    .addOption(
      new Option('-n, --lines <count>', 'how many entries to show first')
        .argParser(readCount('--lines'))
        .default(LINES_DEFAULT),
    )
    .option('-f, --follow', 'go on with new entries');
  return addShowingOptions(addFilterOptions(addLogOptions(command), ['until']))
    .addHelpText(
      'after',
      examples([
        ['audit-race tail -f', 'what happens now'],
        ['audit-race tail -f --outcome denied --json', 'each refusal, for a program'],
      ]),
    )
    .action(async (options: TailOptions) => end(await tail(options, terminal)));
};

function tail(options: TailOptions, terminal: Terminal): Promise<number> {
  const query = readFilter(askedFilter(options, terminal.clock.now()));
  const { lines, follow = false } = options;
  const printer = new EntryPrinter(terminal, options);
  const show = async (engine: Engine, signal: AbortSignal) => {
    // The place is read first: what is stored before the list is read comes twice, and is recognized by its id.
    const begin = follow ? decodeStoredPlace(await engine.findEnd?.({ signal })) : undefined;
    const newest = decodeEntryRows(await engine.list(query, lines, undefined, { signal }));
    await printer.print(newest.toReversed());
    if (!follow) {
      return exitCode.fine;
    }
    const shown = new Set(newest.map(({ id }) => id));
    for await (const entries of followStore(engine, begin, { clock: terminal.clock, signal })) {
      await printer.print(entries.filter((entry) => !shown.has(entry.id) && matchesQuery(entry, query)));
    }
    return exitCode.fine;
  };
  // Following only ends by being stopped, which is no failure.
  return readStore(options, terminal, show, follow ? untilEnded : untilStopped);
}
