import { messageOf } from '../../../domain/harmless-text';
import type { Connection } from '../connection/connection';

/** The settings by which a server ends what takes too long, by the code that it then gives. */
export const TIMES: Readonly<Record<string, string>> = {
  '57014': 'statement_timeout',
  '55P03': 'lock_timeout',
  '25P04': 'transaction_timeout',
  '25P03': 'idle_in_transaction_session_timeout',
  '57P05': 'idle_session_timeout',
};

/** The same limit ends these questions, too, if it is as short as that. So the first is quick, and the second may fail. */
const FIND_VALUE = 'SELECT pg_catalog.current_setting($1, true)';
const FIND_SOURCE = 'SELECT source FROM pg_catalog.pg_settings WHERE name = $1';
const TRIES_MAX = 3;
const NONE = '0';

/** Where a setting is set, by what the server calls it. */
const PLACES: Readonly<Record<string, string>> = {
  'database user': 'ALTER ROLE … IN DATABASE … SET',
  user: 'ALTER ROLE … SET',
  database: 'ALTER DATABASE … SET',
  global: 'ALTER ROLE ALL SET',
  client: 'the options of the connection: options in the URL, PGOPTIONS, or those of the pool',
  session: 'a SET of the program',
};
const OF_SERVER = 'the settings of the server';
const ANYWHERE =
  'the options of the connection, ALTER ROLE … SET, ALTER DATABASE … SET, or the settings of the server';

/** A server has ended something because it took longer than a setting allows. */
export class TimeLimitError extends Error {
  readonly code: string;
  /** What the setting says, and what to do. */
  readonly advice: string;

  /** `message` is what the server has said. */
  constructor(message: string, code: string, advice: string) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}

/** Finds the setting that has ended something; `undefined` if it has none, so that somebody has cancelled it, or waits for a lock. */
export async function findTimeLimit(
  connection: Connection,
  error: unknown,
): Promise<TimeLimitError | undefined> {
  const code = String(Object(error).code);
  const name = TIMES[code];
  if (name === undefined) {
    return undefined;
  }
  const value = await findValue(connection, name);
  if (value === undefined || value === NONE) {
    return undefined;
  }
  const advice = `${name} is ${value}. The server ends what takes longer, and it is tried again. Give it more time where that is set, or 0 for any: ${await findPlace(connection, name)}.`;
  return new TimeLimitError(messageOf(error), code, advice);
}

async function findValue(
  connection: Connection,
  name: string,
  triesLeft = TRIES_MAX,
): Promise<string | undefined> {
  try {
    const [value] = await connection.queryOne({ text: FIND_VALUE, values: [name] });
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (triesLeft <= 1 || !connection.isGood) {
      throw error;
    }
    return await findValue(connection, name, triesLeft - 1);
  }
}

async function findPlace(connection: Connection, name: string): Promise<string> {
  try {
    const [source] = await connection.queryOne({ text: FIND_SOURCE, values: [name] });
    return PLACES[String(source)] ?? OF_SERVER;
  } catch {
    return ANYWHERE;
  }
}
