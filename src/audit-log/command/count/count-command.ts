import { Command } from 'commander';
import { examples } from '../examples';
import { addFilterOptions, askedFilter, type FilterOptions } from '../filter-options';
import { addLogOptions, type LogOptions } from '../log-options';
import { tellingMeanwhile } from '../progress';
import { readLog } from '../read-log';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

interface CountOptions extends LogOptions, FilterOptions {
  readonly json?: true;
}

/** `audit-race count`: how many entries match. */
export const countCommand: Verb = (terminal, end) =>
  addFilterOptions(
    addLogOptions(
      new Command('count')
        .summary('counts entries')
        .description('Prints how many entries match. The log is opened for reading only.')
        .option('--json', 'print it as JSON'),
    ),
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race count', 'how many there are'],
        ['audit-race count --outcome denied --since today', 'how often somebody was refused today'],
      ]),
    )
    .action(async (options: CountOptions) => end(await count(options, terminal)));

function count(options: CountOptions, terminal: Terminal): Promise<number> {
  const filter = askedFilter(options, terminal.clock.now());
  return readLog(options, terminal, async (reader, signal) => {
    const found = await tellingMeanwhile(terminal, 'counting', reader.count(filter, { signal }));
    await terminal.print(options.json ? `${JSON.stringify({ count: found })}\n` : `${found}\n`);
    return exitCode.fine;
  });
}
