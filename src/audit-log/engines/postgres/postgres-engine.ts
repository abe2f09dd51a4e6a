import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import { abortReason, type CallLimits, unlessAborted, whileListening } from '../../ports/call-limits';
import { type Clock, systemClock } from '../../ports/clock';
import type { Engine, EntryBatch, Opening, PruneTerms, SpaceReport } from '../../ports/engine';
import type { ErasedWho } from '../../ports/integrity';
import { KnownGone } from '../sql/chain/known-gone';
import { readOnlyRefusal } from '../sql/read-only-refusal';
import type { Connection } from './connection/connection';
import { type ClientSource, Connections } from './connection/connections';
import { answerMsOf, ownClients, readersOf } from './connection/location-clients';
import type { PostgresPool } from './connection/pg-client';
import { pooledClients } from './connection/pooled-clients';
import { refuseUnfitPool } from './connection/refuse-unfit-pool';
import { explainUse } from './explain-use';
import type { PostgresLocation } from './location/postgres-url';
import { PostgresQuestions } from './postgres-questions';
import { closed, seesToItself, unreachableAtExit } from './refusals/postgres-refusals';
import { eraseRows } from './rows/erase-rows';
import { listOldest, pruneStep } from './rows/prune-rows';
import { prepareBatch } from './rows/store-batch';
import { NowAndThen } from './sealing/seal-now-and-then';
import { createTables, expectTables } from './tables/create-tables';
import { findIdentity } from './tables/log-identity';
import { goOnBehind } from './tables/transaction-numbers';

interface Parts {
  readonly writes: ClientSource;
  readonly reads: ClientSource;
  readonly location?: PostgresLocation;
  readonly isReadOnly: boolean;
  readonly clock: Clock;
}

/** A log in PostgreSQL. One connection writes, and a few others read, so that queries do not hold up what is stored. */
export class PostgresEngine extends PostgresQuestions implements Engine {
  readonly capabilities = Object.freeze({
    pipelines: true,
    storeAtExit: false,
    reclaims: false,
    follows: true,
    seals: true,
  });
  readonly #seals = new NowAndThen();
  readonly #known = new KnownGone();
  readonly #writes: Connections;
  readonly #reads: Connections;
  readonly #location: PostgresLocation | undefined;
  readonly #isReadOnly: boolean;
  #closed: Promise<void> | undefined;
  #identity: string | undefined;

  private constructor({ writes, reads, location, isReadOnly, clock }: Parts) {
    super();
    this.#location = location;
    this.#isReadOnly = isReadOnly;
    this.#writes = new Connections(writes, 1, { clock, answerMs: answerMsOf(location) });
    this.#reads = new Connections(reads, readersOf(location), { clock });
  }

  /** Connects to the server of a URL. On a failure, or when the signal is aborted, nothing stays open. */
  static async open(
    location: PostgresLocation,
    limits: CallLimits = {},
    clock: Clock = systemClock,
  ): Promise<PostgresEngine> {
    const [writes, reads] = [ownClients(location, clock), ownClients(location, clock)];
    await writes.open(limits);
    return new PostgresEngine({ writes, reads, location, isReadOnly: false, clock });
  }

  /** As {@link PostgresEngine.open}, for a log that is only read: nothing is written or made. */
  static async openForReading(
    location: PostgresLocation,
    limits: CallLimits,
    clock: Clock = systemClock,
  ): Promise<PostgresEngine> {
    const reads = ownClients({ ...location, isReadOnly: true }, clock);
    await reads.open(limits);
    return new PostgresEngine({ writes: reads, reads, location, isReadOnly: true, clock });
  }

  /** Uses the connections of a pool, which stays open. */
  static over(pool: PostgresPool, clock: Clock = systemClock): PostgresEngine {
    const clients = pooledClients(pool, { clock, answerMs: answerMsOf() });
    return new PostgresEngine({ writes: clients, reads: clients, isReadOnly: false, clock });
  }

  createTables(opening?: Opening): Promise<unknown> {
    return this.#isReadOnly
      ? this.read(expectTables)
      : this.#use(this.#writes, async (connection) => {
          // Only a pool is checked: to a URL we connect with `pg` itself.
          await (this.#location === undefined ? refuseUnfitPool(connection) : undefined);
          await createTables(connection, opening);
          this.#identity = await identityOf(connection);
        });
  }

  /** Which log it is, as far as is known; see `findIdentity`. */
  get identity(): string | undefined {
    return this.#identity;
  }

  /** Asks anew which log it is: a copy may have taken the place of the server. */
  async identify(): Promise<string | undefined> {
    this.#identity = await this.#write(identityOf);
    return this.#identity;
  }

  store(batch: EntryBatch): Promise<void> {
    const store = prepareBatch(batch);
    return this.#write(async (connection) => {
      const isLinked = await store(connection);
      if (batch.evidence !== false) {
        await this.#seals.seal(connection, isLinked);
      }
    });
  }

  erase(who: ErasedWho, limit: number, note?: EntryRow): Promise<number> {
    const step = { who, limit, note, known: this.#known };
    return this.#write((connection) => connection.transaction(() => eraseRows(connection, step)));
  }

  /** First links what waits, so that a checkpoint covers what was committed before it. */
  override async readHead(from: readonly number[] = [], limits: CallLimits = {}): Promise<unknown> {
    if (!this.#isReadOnly) {
      const sealed = this.#write((connection) => this.#seals.sealAll(connection)).catch(() => undefined);
      await unlessAborted(sealed, limits.signal);
    }
    return await super.readHead(from, limits);
  }

  listOldest(before: EntryPosition, limit: number): Promise<unknown> {
    return this.#write((connection) => listOldest(connection, before, limit));
  }

  prune(before: EntryPosition, limit: number, terms: PruneTerms = {}): Promise<number> {
    const step = { before, limit, terms, known: this.#known };
    return this.#write((connection) => pruneStep(connection, step));
  }

  /** PostgreSQL frees the space of its tables by itself. */
  reclaim(): Promise<SpaceReport> {
    return Promise.reject(this.#closed === undefined ? seesToItself() : closed());
  }

  /** As {@link PostgresEngine.reclaim}. */
  compact(): Promise<SpaceReport> {
    return this.reclaim();
  }

  storeAtExit(): void {
    throw unreachableAtExit();
  }

  close({ signal }: CallLimits = {}): Promise<void> {
    this.#closed ??= Promise.all([this.#writes.close(), this.#reads.close()]).then(() => undefined);
    return whileListening(this.#closed, signal, () => {
      this.#writes.cancelAll();
      this.#reads.cancelAll();
    });
  }

  #write<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#isReadOnly) {
      return Promise.reject(readOnlyRefusal());
    }
    return this.#use(this.#writes, async (connection) => {
      await connection.begin(() => goOnBehind(connection));
      return await work(connection);
    });
  }

  protected override async read<T>(
    work: (connection: Connection) => Promise<T>,
    { signal }: CallLimits = {},
  ): Promise<T> {
    if (signal?.aborted === true) {
      throw abortReason(signal);
    }
    let isWanted = true;
    let lent: Connection | undefined;
    const answer = this.#use(this.#reads, async (connection) => {
      if (!isWanted) {
        throw closed();
      }
      lent = connection;
      try {
        return await work(connection);
      } catch (error) {
        // If nobody waits for it, nobody asks why it was ended.
        throw isWanted ? error : closed();
      }
    });
    return await unlessAborted(answer, signal, () => {
      isWanted = false;
      lent?.cancel();
    });
  }

  async #use<T>(connections: Connections, work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) {
      throw closed();
    }
    try {
      return await connections.use(work);
    } catch (error) {
      throw await explainUse(connections, error, {
        location: this.#location,
        onlyReads: connections === this.#reads,
      });
    }
  }
}

function identityOf(connection: Connection): Promise<string | undefined> {
  return findIdentity((text) => connection.queryOne({ text, values: [] }));
}
