/** What is used of a connection of `pg`. */
export interface PgClient {
  /** Puts a statement to the server, in the terms of `pg`. */
  query(query: object): Promise<PgResult>;
  /** Hears of the end of the connection, and of what the server says beside an answer. */
  on(event: 'error' | 'end' | 'notice', listener: (said?: unknown) => void): unknown;
  /** Hears no longer. */
  removeListener(event: 'error' | 'end' | 'notice', listener: (said?: unknown) => void): unknown;
}

/** What the server answers. */
export interface PgResult {
  /** The rows, each a list of its values. */
  readonly rows: unknown[];
  /** How many rows a statement has changed. */
  readonly rowCount: number | null;
}

/** A connection out of a pool. */
export interface PooledPgClient extends PgClient {
  /** Gives it back to its pool, which ends it where it is broken. */
  release(isBroken?: boolean): void;
}

/** A `Pool` of `pg`. Spelt out here, so that no program needs the types of `pg` to be compiled against ours. */
export interface PostgresPool {
  /** Lends a connection of `pg`. */
  connect(): Promise<object>;
}

/** Hears of a connection that a pool lends, or why it lends none. */
export type HearOfClient = (error: Error | undefined, client?: object) => void;

/** A connection that we have made ourselves. */
export interface OwnPgClient extends PgClient {
  connect(): Promise<unknown>;
  end(): Promise<void>;
  ref(): void;
  unref(): void;
  /** What it reads from and writes to. `pg` has it, though not in its types. */
  readonly connection: { readonly stream: { destroy(): unknown } };
}

/** `pg` itself. */
export interface PgDriver {
  readonly Client: new (config: object) => OwnPgClient;
}
