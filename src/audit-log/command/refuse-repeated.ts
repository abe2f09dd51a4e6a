import type { Command } from 'commander';
import { UsageError } from './command-errors';

/** Refuses an option that is given twice: of two values one would silently count for nothing. */
export function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    let count = 0;
    command.on(`option:${option.name()}`, () => {
      count += 1;
      if (count > 1) {
        throw new UsageError(
          `The option ${option.long ?? option.flags} is given more than once. Give it once.`,
        );
      }
    });
  }
}
