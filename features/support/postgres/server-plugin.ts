import type { CoordinatorContext, PluginCleanup } from '@cucumber/cucumber/api';
import { describeLeftOut, needsServer, whyNoServer } from './left-out-scenarios';

/** Tells Cucumber that this module is a plugin. */
export const type = 'plugin';

/**
 * Starts the server that the scenarios share, before the first of them, where any was chosen that needs one. Where none can be
 * started, those scenarios are left out, and the last words of the run say so.
 */
export function coordinator({ transform, logger }: CoordinatorContext<unknown>): PluginCleanup {
  let words: string | undefined;
  transform('pickles:filter', async (chosen) => {
    const needing = chosen.filter(({ pickle }) => needsServer(pickle));
    const reason = needing.length === 0 ? undefined : await whyNoServer(needing.map(({ pickle }) => pickle));
    if (reason === undefined) {
      return chosen;
    }
    words = describeLeftOut(needing.length, reason);
    return chosen.filter((one) => !needing.includes(one));
  });
  return () => {
    if (words !== undefined) {
      logger.warn(words);
    }
  };
}
