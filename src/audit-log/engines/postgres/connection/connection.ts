import { unlessAborted } from '../../../ports/call-limits';
import { type Clock, systemClock } from '../../../ports/clock';
import { cancelStatement } from './cancel-statement';
import type { PgClient, PgResult } from './pg-client';
import { readValues, UNREAD } from './read-values';

/** One statement, and the values of its parameters `$1`, `$2` and so on. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | readonly string[] | Uint8Array | null)[];
  /** Whether its texts are wanted as they are stored, see `toWireText`. */
  readonly isRaw?: boolean;
  /** If it has a name, the server keeps it prepared. */
  readonly name?: string;
}

/** How long the server is waited for. */
export interface Patience {
  readonly clock: Clock;
  /** How long a statement may be unanswered, in milliseconds. If undefined, until nobody waits for it any more. */
  readonly answerMs?: number | undefined;
}

/** How long the server may take to end a statement or a connection, in milliseconds. Then it is abandoned. */
export const LETTING_GO_MS = 5000;

/** Each statement must see what was committed before it, whatever the default of the server is: that is the point of waiting for a lock. */
const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** With this savepoint, the transaction survives the failure of a statement that is not prepared any more. */
const BEFORE_NAMED = 'SAVEPOINT audit_named';
const AFTER_NAMED = 'RELEASE SAVEPOINT audit_named';
const BACK_BEFORE_NAMED = 'ROLLBACK TO SAVEPOINT audit_named';

/**
 * Lets everything of PostgreSQL take precedence over others of the same name, until the transaction ends: `pg_catalog` comes first if the
 * search_path does not name it. Otherwise the owner of a schema could make an operator that decides what seems to be stored.
 */
const BELIEVE_POSTGRES = `SELECT pg_catalog.set_config('search_path', (
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ') FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) AS name
    WHERE name OPERATOR(pg_catalog.<>) 'pg_catalog'
  ), true)`;
const LOOK = `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; ${BELIEVE_POSTGRES}`;

/** The routine of the server that reports a commit without a standby: its message may be in any language. */
const WAITS_FOR_STANDBY = 'SyncRepWaitForLSN';
/** A code of ours, because the server has none for such a commit. */
const UNCONFIRMED = 'UNCONFIRMED';

/** The codes for the name of a statement that is unknown, or that another statement has. */
const NOT_PREPARED = /^(?:26000|42P05)$/;

/** Connections that lose prepared statements: a proxy in front of the server, such as PgBouncer, shares them among its clients. */
const forgetful = new WeakSet<PgClient>();

/** Connections that have done what {@link Connection.begin} does once. */
const begun = new WeakSet<PgClient>();

/** A connection while it is lent: what is asked over it, and whether it is still good afterwards. */
export class Connection {
  readonly #client: PgClient;
  readonly #patience: Patience;
  /** Aborted when the server is not waited for any more. */
  readonly #left = new AbortController();
  #isGood = true;
  #isInTransaction = false;
  #cancelling: Promise<void> | undefined;
  #stopWaiting: () => void = () => undefined;
  #unanswered: Error | undefined;
  /** Why the connection has broken, if `pg` reported that between two statements: the next one only fails because it cannot be sent. */
  #broken: unknown;
  #unconfirmed: Error | undefined;
  readonly #heard = (why: unknown) => {
    this.spoil();
    this.#broken ??= why;
  };
  readonly #told = (notice: unknown) => {
    if (Object(notice).routine === WAITS_FOR_STANDBY) {
      this.#unconfirmed = unconfirmed();
    }
  };

  /** `client` must carry out one statement at a time. */
  constructor(client: PgClient, patience: Patience = { clock: systemClock }) {
    this.#client = client;
    this.#patience = patience;
    // A connection that breaks between two statements emits `error`; without a listener, that would end the process.
    client.on('error', this.#heard);
    client.on('notice', this.#told);
  }

  /** Whether the connection may be lent again. Final once all its statements are answered. */
  get isGood(): boolean {
    return this.#isGood;
  }

  /** Does the work that comes first on each connection to a server, unless it was done on this one, or again if `isAnew` is set. */
  async begin(work: () => Promise<void>, isAnew = false): Promise<void> {
    if (isAnew || !begun.has(this.#client)) {
      await work();
      begun.add(this.#client);
    }
  }

  /** The rows that a statement gives, each a list of its values. */
  async query(sql: Sql): Promise<unknown[][]> {
    const { rows } = await this.#ask(sql);
    return rows.map((row) => (Array.isArray(row) ? row : []));
  }

  /** The values of the first row; none where there is no row. */
  async queryOne(sql: Sql): Promise<unknown[]> {
    const [row = []] = await this.query(sql);
    return row;
  }

  /** How many rows a statement has changed. */
  async change(sql: Sql): Promise<number> {
    return (await this.#ask(sql)).rowCount ?? 0;
  }

  /** Carries out any number of statements without values. */
  async run(text: string): Promise<void> {
    await this.#ask({ text, values: [] });
  }

  /** Runs all queries of `work` on one snapshot, read-only. */
  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(work, LOOK);
  }

  /** Runs `work` in one transaction: all of it takes effect, or nothing. */
  async transaction<T>(work: () => Promise<T>, begin = BEGIN): Promise<T> {
    this.#isInTransaction = true;
    try {
      await this.run(begin);
      const result = await work();
      await this.run('COMMIT');
      return result;
    } catch (error) {
      // The caller gets the reason of the failure, not that of the rollback. A connection that cannot roll back is not lent again; its end
      // rolls back.
      if (this.#isGood) {
        await this.run('ROLLBACK').catch(() => this.spoil());
      }
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  /** Marks the connection as broken. */
  spoil(): void {
    this.#isGood = false;
  }

  /**
   * Cancels the statement under way on the server. The connection is not lent again, because a late signal might hit another statement. If
   * the server does not even react to the signal, the statement counts as failed all the same.
   */
  cancel(): void {
    this.#isGood = false;
    this.#cancelling ??= this.#endStatement();
  }

  /** Stops waiting and listening: the connection is given back. */
  leave(): void {
    this.#stopWaiting();
    this.#client.removeListener('error', this.#heard);
    this.#client.removeListener('notice', this.#told);
  }

  async #endStatement(): Promise<void> {
    this.#stopWaiting = this.#patience.clock.startTimer(LETTING_GO_MS, () => this.#left.abort(noAnswer()));
    await cancelStatement(this.#client, this.#left.signal);
  }

  async #ask(sql: Sql): Promise<PgResult> {
    // The statement before is still under way, and the connection takes one at a time.
    this.#left.signal.throwIfAborted();
    const stopWaiting = this.#waitForAnswer();
    try {
      const answer = await unlessAborted(this.#send(sql), this.#left.signal);
      if (this.#unconfirmed !== undefined) {
        throw this.#unconfirmed;
      }
      return answer;
    } catch (error) {
      this.#isGood &&= isOnlyRefused(error);
      if (UNREAD.test(String(Object(error).message))) {
        this.cancel();
      }
      throw this.#unanswered ?? this.#broken ?? error;
    } finally {
      stopWaiting();
      await this.#cancelling;
    }
  }

  /** If the prepared statement is gone, or its name has another statement, nothing was done, and it is asked again without a name. */
  async #send({ text, values, name, isRaw = false }: Sql): Promise<PgResult> {
    const query = { text, values: [...values] };
    if (name === undefined || forgetful.has(this.#client)) {
      return await readValues(this.#client, query, isRaw);
    }
    try {
      await this.#aside(BEFORE_NAMED);
      const answer = await readValues(this.#client, { ...query, name }, isRaw);
      await this.#aside(AFTER_NAMED);
      return answer;
    } catch (error) {
      if (!NOT_PREPARED.test(String(Object(error).code))) {
        throw error;
      }
      forgetful.add(this.#client);
      await this.#aside(BACK_BEFORE_NAMED);
      return await readValues(this.#client, query, isRaw);
    }
  }

  async #aside(text: string): Promise<void> {
    if (this.#isInTransaction) {
      await readValues(this.#client, { text });
    }
  }

  #waitForAnswer(): () => void {
    const { clock, answerMs } = this.#patience;
    if (answerMs === undefined) {
      return () => undefined;
    }
    return clock.startTimer(answerMs, () => {
      this.#unanswered = noAnswer();
      this.cancel();
    });
  }
}

/** The server has committed, but was interrupted while it waited for a standby to have it, too. It still reports success. */
function unconfirmed(): Error {
  return Object.assign(new Error('no standby has confirmed what was stored'), { code: UNCONFIRMED });
}

/** Why a server is not waited for any more. */
export function noAnswer(): Error {
  return Object.assign(new Error('the server does not answer'), { code: 'ETIMEDOUT' });
}

/** A read-only server may be a standby, which is left for another server. An aborted transaction is not ours, or is over for us. */
const SPOILT = ['25006', '25P02'];

/** Whether the server has only refused a statement, and the connection can be used further. */
function isOnlyRefused(error: unknown): boolean {
  const { severity, code } = Object(error);
  return severity === 'ERROR' && !SPOILT.includes(code);
}
