import { Command, Option } from 'commander';
import { countOf } from '../../domain/count-of';
import { examples } from '../examples';
import { addFilterOptions, askedFilter, type FilterOptions } from '../filter-options';
import { addLogOptions, type LogOptions } from '../log-options';
import { Progress } from '../progress';
import { readCountOrAll } from '../read-count';
import { pagesOf, readLog } from '../read-log';
import { addShowingOptions, EntryPrinter, type ShowingOptions } from '../showing/entry-printer';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

interface ListOptions extends LogOptions, FilterOptions, ShowingOptions {
  readonly limit: number;
}

const LIMIT_DEFAULT = 50;

/** `audit-race list`: the newest entries that match. */
export const listCommand: Verb = (terminal, end) => {
  const command = new Command('list')
    .summary('lists entries, newest first')
    .description(
      'Lists the entries that match, newest first: a table on a terminal, lines with tabs between the columns in a pipe. The log is opened for reading only.',
    )
    .addOption(
      new Option('--limit <count>', 'how many entries to list, or all')
        .argParser(readCountOrAll('--limit'))
        .default(LIMIT_DEFAULT),
    );
  return addShowingOptions(addFilterOptions(addLogOptions(command)))
    .addHelpText(
      'after',
      examples([
        ['audit-race list --since 2h', 'what happened in the last two hours'],
        ['audit-race list --actor ada --outcome failure', 'what Ada tried in vain'],
        ['audit-race list --event-type "plan.*" --json | jq .subject', 'one field of each, for a program'],
      ]),
    )
    .action(async (options: ListOptions) => end(await list(options, terminal)));
};

function list(options: ListOptions, terminal: Terminal): Promise<number> {
  const filter = askedFilter(options, terminal.clock.now());
  const { limit: countMax } = options;
  return readLog(options, terminal, async (reader, signal) => {
    const printer = new EntryPrinter(terminal, options);
    const progress = new Progress(terminal);
    let count = 0;
    let hasMore = false;
    for await (const page of pagesOf(reader, filter, { countMax, signal })) {
      await printer.print(page.entries);
      count += page.entries.length;
      hasMore = page.hasMore;
      // On a terminal, the entries themselves show how far it is.
      if (!terminal.screen.isTerminal) {
        progress.tell(() => `${countOf(count, 'entry', 'entries')} listed`);
      }
    }
    if (count === 0 && terminal.screen.isTerminal) {
      terminal.complain('No entry matches.\n');
    }
    terminal.complain(hints({ count, hasMore, hidesIds: printer.hidesIds }));
    return exitCode.fine;
  });
}

/** The hints that are printed after a list; empty if there are none. */
function hints({ count, hasMore, hidesIds }: Listed): string {
  const ofIds = count > 0 && hidesIds ? WITHOUT_IDS : '';
  return hasMore ? `${ofIds}${newestOf(count)}; there are more. --limit all lists them all.\n` : ofIds;
}

interface Listed {
  readonly count: number;
  readonly hasMore: boolean;
  readonly hidesIds: boolean;
}

/** A reader who has found an entry mostly wants to see all of it next, and `get` needs its id. */
const WITHOUT_IDS =
  'There is no room for the ids: --columns id,time,eventType shows them, and audit-race get <id> an entry.\n';

function newestOf(count: number): string {
  return count === 1 ? 'This is the newest one' : `These are the newest ${count}`;
}
