/** What tells a log in PostgreSQL from other engines. The engine itself is loaded only for a log in PostgreSQL, so it cannot be asked. */
export abstract class PostgresLog {
  /** Which log it is, as far as is known. */
  abstract readonly identity: string | undefined;

  /** Asks anew which log it is. */
  abstract identify(): Promise<string | undefined>;
}
