import type { Command } from 'commander';
import { UsageError } from './command-errors';

/** Refuses an option that lacks its value, where the parser would take the next option for it: `--since --until 2h`. */
export function refuseSwallowed(command: Command, args: readonly string[]): void {
  const end = args.indexOf('--');
  const given = end === -1 ? args : args.slice(0, end);
  const flags = ['-h', '--help', ...command.options.flatMap(({ long = '', short = '' }) => [long, short])];
  for (let place = 0; place < given.length; place += 1) {
    const option = command.options.find(
      ({ long, short, required }) => required && [long, short].includes(given[place]),
    );
    if (option !== undefined) {
      // What follows is the value, and no option.
      place += 1;
      const value = given[place];
      if (value !== undefined && value !== '' && flags.includes(value)) {
        throw new UsageError(
          `The option ${option.long} lacks its value: behind it is the option ${value}. If that is the value, write ${option.long}=${value}.`,
        );
      }
    }
  }
}
