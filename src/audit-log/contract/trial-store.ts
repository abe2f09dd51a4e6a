import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { isStoreFailure, type StoreFailure } from '../domain/errors';
import { messageOf } from '../domain/harmless-text';
import { type Engine, missingOfEngine } from '../ports/engine';

/**
 * Opens an engine on the store of this name. The same name means the same store; a new name means an empty one.
 *
 * A name is made of letters, digits and underscores, and is not longer than 50 characters. No tables are made yet.
 */
export type OpenEngine = (store: string) => Promise<Engine>;

/** Cases by their titles, by the rules that they are about. */
export type EngineRules = Readonly<
  Record<string, Readonly<Record<string, (store: TrialStore) => Promise<void>>>>
>;

/** Runs a case for an engine of one kind only. */
export function onKind<Kind extends Engine>(
  isOfKind: (engine: Engine) => engine is Kind,
  tryOut: (engine: Kind, store: TrialStore) => Promise<void>,
): (store: TrialStore) => Promise<void> {
  return async (store) => {
    const engine = await store.open();
    if (isOfKind(engine)) {
      await tryOut(engine, store);
    }
  };
}

/** A store of one case, empty at first, and the engines that were opened on it. */
export class TrialStore {
  readonly #name = `contract_${randomUUID().replaceAll('-', '_')}`;
  readonly #openEngine: OpenEngine;
  readonly #engines: Engine[] = [];
  readonly #others: TrialStore[] = [];

  constructor(openEngine: OpenEngine) {
    this.#openEngine = openEngine;
  }

  /** Opens an engine, as another process would, and makes the tables. */
  async open(): Promise<Engine> {
    const engine = await this.openBare();
    await engine.createTables();
    return engine;
  }

  /** Opens an engine, and makes no tables. */
  async openBare(): Promise<Engine> {
    const engine = await this.#openEngine(this.#name);
    assert.deepEqual(missingOfEngine(engine), [], 'The engine lacks a part.');
    this.#engines.push(engine);
    return engine;
  }

  /** Opens an engine on a store that holds these rows. */
  async openWith(rows: readonly EntryRow[]): Promise<Engine> {
    const engine = await this.open();
    await engine.store({ writer: 'trial', batch: 1, rows });
    return engine;
  }

  /** Another store, empty at first. */
  elsewhere(): TrialStore {
    const other = new TrialStore(this.#openEngine);
    this.#others.push(other);
    return other;
  }

  /** Ignores failures, because a case of its own checks closing. */
  async closeAll(): Promise<void> {
    await Promise.allSettled([
      ...this.#engines.map(async (engine) => await engine.close()),
      ...this.#others.map((other) => other.closeAll()),
    ]);
  }
}

/** A row with an id and a time, and with what is given besides. */
export function makeRow(id: string, time: number, said: Said = {}): EntryRow {
  const {
    eventType = 'plan.applied',
    actor = null,
    subject = null,
    outcome = null,
    correlationId = null,
  } = said;
  const { tenant = null, sourceAddress = null, userAgent = null, sessionId = null, traceId = null } = said;
  const { occurredAt = null, details = null } = said;
  return [
    id,
    time,
    eventType,
    actor,
    subject,
    outcome,
    correlationId,
    tenant,
    sourceAddress,
    userAgent,
    sessionId,
    traceId,
    occurredAt,
    details,
  ];
}

/** What a case may say of a row: texts, and when it happened in milliseconds. */
interface Said
  extends Partial<Record<Exclude<keyof AuditEntry, 'id' | 'time' | 'occurredAt' | 'details'>, string>> {
  readonly occurredAt?: number;
  readonly details?: string;
}

/** Rows with rising ids and times, `first` being the first of them. */
export function makeRows(count: number, first = 1): EntryRow[] {
  return Array.from({ length: count }, (_, index) =>
    makeRow(`id-${String(first + index).padStart(4, '0')}`, first + index),
  );
}

/** The rows in the order in which a list has them. */
export function newestFirst(rows: readonly EntryRow[]): EntryRow[] {
  return rows.toSorted((one, other) => (isBefore(one, other) ? 1 : -1));
}

/** Whether a row is older than another, or as old and has the smaller id. */
export function isBefore([id, time]: EntryRow, [otherId, otherTime]: EntryRow): boolean {
  return time < otherTime || (time === otherTime && id < otherId);
}

/** A call that is awaited later. If the case fails before that, nobody handles a rejection of the call, which must not end the process. */
export function letRun(call: Promise<void>): Promise<void> {
  call.catch(() => undefined);
  return call;
}

/** Expects the store to hold these rows, and no others. */
export async function assertHolds(engine: Engine, rows: readonly EntryRow[]): Promise<void> {
  assert.deepEqual(await engine.list({}, rows.length + 1), newestFirst(rows));
}

/** Expects a call to be refused, with this code if it is named, and else with any code of a store. */
export async function assertRefused(call: Promise<unknown>, expected?: StoreFailure): Promise<void> {
  const [outcome] = await Promise.allSettled([call]);
  assert.ok(outcome.status === 'rejected', 'The call was not refused.');
  const code: unknown = Reflect.get(Object(outcome.reason), 'code');
  assert.ok(
    isStoreFailure(code),
    `The call was refused without a code of a store: ${messageOf(outcome.reason)}`,
  );
  assert.equal(code, expected ?? code);
}
