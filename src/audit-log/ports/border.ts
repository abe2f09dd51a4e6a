import type { Clock } from './clock';
import { Faults } from './faults';
import { type Logger, safeLogger } from './logger';
import { SafeClock } from './safe-clock';
import { Signals } from './signals';

/** How a service calls parts that users have given. Nothing of it throws. */
export interface Border {
  readonly logger: Logger;
  readonly clock: SafeClock;
  readonly faults: Faults;
  readonly signals: Signals;
}

/** What a user has given. */
export interface Given {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly databaseUrl: string;
}

/**
 * The one place through which a logger and a clock reach a service: it calls them in the middle of a change of state, and an exception
 * would leave that change half done. Only the session calls an engine, and turns what it throws into rejections.
 */
export function createBorder({ logger: given, clock, databaseUrl }: Given): Border {
  const logger = safeLogger(given, (error) =>
    faults.tell('logger', 'The logger of an audit log fails. Entries are stored all the same.', error),
  );
  const faults = new Faults(logger);
  return { logger, faults, clock: new SafeClock(clock, faults), signals: new Signals(databaseUrl) };
}
