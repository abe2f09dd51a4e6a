import { unlessAborted } from '../../../ports/call-limits';
import { type Clock, systemClock } from '../../../ports/clock';
import { cancelStatement } from './cancel-statement';
import type { PgClient, PgResult } from './pg-client';
import { readValues, UNREAD } from './read-values';

/** One statement, and what stands in the place of `$1`, `$2` and so on. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | readonly string[] | Uint8Array | null)[];
  /** Whether its texts are wanted as they are stored, see `toWireText`. */
  readonly isRaw?: boolean;
  /** Where it has one, the server keeps it prepared. */
  readonly name?: string;
}

/** How long the server is waited for. */
export interface Patience {
  readonly clock: Clock;
  /** So long a statement may be unanswered, in milliseconds; where it is undefined, for as long as somebody waits. */
  readonly answerMs?: number | undefined;
}

/** So long a server has to let go of a statement or of a connection, in milliseconds. Then it is left as it is. */
export const LETTING_GO_MS = 5000;

/** Each statement sees what was committed before it, whatever the server is set to: that is what waiting for a lock is for. */
const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** A transaction goes on behind it when a statement is not prepared any more. */
const BEFORE_NAMED = 'SAVEPOINT audit_named';
const AFTER_NAMED = 'RELEASE SAVEPOINT audit_named';
const BACK_BEFORE_NAMED = 'ROLLBACK TO SAVEPOINT audit_named';

/**
 * Has what PostgreSQL brings along come before all of the same name, to the end of the transaction: without its own schema in the path
 * it does. Who owns a schema could otherwise have an operator of its own say what is stored.
 */
const BELIEVE_POSTGRES = `SELECT pg_catalog.set_config('search_path', (
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ') FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) AS name
    WHERE name OPERATOR(pg_catalog.<>) 'pg_catalog'
  ), true)`;
const LOOK = `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; ${BELIEVE_POSTGRES}`;

/** Where the server says so: its words are in any language. */
const WAITS_FOR_STANDBY = 'SyncRepWaitForLSN';
/** A code of ours: the server has none for it. */
const UNCONFIRMED = 'UNCONFIRMED';

/** No statement has this name, or another one has it. */
const NOT_PREPARED = /^(?:26000|42P05)$/;

/** Connections that do not keep what is prepared: a program in front of the server has several share one, as PgBouncer does. */
const forgetful = new WeakSet<PgClient>();

/** Connections that were used before, see {@link Connection.begin}. */
const begun = new WeakSet<PgClient>();

/** A connection for as long as it is lent: what is asked over it, and whether it is still good afterwards. */
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
  /** Why it has broken, where that is told while nothing is asked: of what is asked then, `pg` only says that it cannot be. */
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

  /** `client` asks one thing at a time. */
  constructor(client: PgClient, patience: Patience = { clock: systemClock }) {
    this.#client = client;
    this.#patience = patience;
    // One that breaks while nothing is asked tells it so; unheard, that would end the process.
    client.on('error', this.#heard);
    client.on('notice', this.#told);
  }

  /** Whether another may borrow it. Known once what was asked is answered. */
  get isGood(): boolean {
    return this.#isGood;
  }

  /** Does what comes before all else on a connection to a server, if nobody has done it on this one, or if it is wanted anew. */
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

  /** Reads all of it as the store is at one moment. */
  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(work, LOOK);
  }

  /** Does all of it in one transaction or nothing. */
  async transaction<T>(work: () => Promise<T>, begin = BEGIN): Promise<T> {
    this.#isInTransaction = true;
    try {
      await this.run(begin);
      const result = await work();
      await this.run('COMMIT');
      return result;
    } catch (error) {
      // What is told is why it failed. A connection that cannot even take back is not lent again, and its end takes back, too.
      if (this.#isGood) {
        await this.run('ROLLBACK').catch(() => this.spoil());
      }
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  /** It has broken. */
  spoil(): void {
    this.#isGood = false;
  }

  /**
   * Ends the statement under way on the server. The connection is not lent again: a late signal might meet another statement.
   * Where the server does not even let go of it, the statement counts as failed all the same.
   */
  cancel(): void {
    this.#isGood = false;
    this.#cancelling ??= this.#endStatement();
  }

  /** Waits for nothing any more, and hears nothing: it is given back. */
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

  /** What was prepared may be gone, or somebody else's: nothing was done then, and it is asked without. */
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

/** The server has committed, and was kept from waiting until a standby has it, too. It says that all is well. */
function unconfirmed(): Error {
  return Object.assign(new Error('no standby has confirmed what was stored'), { code: UNCONFIRMED });
}

/** Why a server is not waited for any more. */
export function noAnswer(): Error {
  return Object.assign(new Error('the server does not answer'), { code: 'ETIMEDOUT' });
}

/** A standby may be given up for another server; a transaction that failed before is not ours, or is over for us. */
const SPOILT = ['25006', '25P02'];

/** Whether the server has refused a statement, and goes on with the connection. */
function isOnlyRefused(error: unknown): boolean {
  const { severity, code } = Object(error);
  return severity === 'ERROR' && !SPOILT.includes(code);
}
