/** What is used of a connection of `pg`. */
export interface PgClient {
  /** Puts a statement to the server, in the terms of `pg`. */
  query(query: object): Promise<PgResult>;
  /** Listens for errors, for the end of the connection, and for notices of the server. */
  on(event: 'error' | 'end' | 'notice', listener: (said?: unknown) => void): unknown;
  /** Stops listening. */
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
  /** Gives the connection back to its pool, which ends a broken one. */
  release(isBroken?: boolean): void;
}

/** A `Pool` of `pg`. Spelt out here, so that no program needs the types of `pg` to be compiled against ours. */
export interface PostgresPool {
  /** Lends a connection of `pg`. */
  connect(): Promise<object>;
}

/** What a pool calls back: with a connection, or with the reason why it lends none. */
export type HearOfClient = (error: Error | undefined, client?: object) => void;

/** A connection that we have made ourselves. */
export interface OwnPgClient extends PgClient {
  connect(): Promise<unknown>;
  end(): Promise<void>;
  ref(): void;
  unref(): void;
  /** The socket of the connection. `pg` has it, though not in its types. */
  readonly connection: { readonly stream: { destroy(): unknown } };
}

/** `pg` itself. */
export interface PgDriver {
  readonly Client: new (config: object) => OwnPgClient;
}
