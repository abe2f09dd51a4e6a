import { limitOf, readOptions } from '../domain/call-options';
import type { AuditEntry } from '../domain/entry';
import { decodeEntryRow, decodeEntryRows } from '../domain/entry-row';
import { type AuditError, AuditStoreError } from '../domain/errors';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { readGivenCount } from '../domain/given-back';
import { type PageQuery, readFilter, readId, readPageRequest, writeCursor } from '../domain/read-filter';
import type { RedactText } from '../domain/redaction/redact-text';
import { decodePlacedRows, type PlacedEntry, type StoredPlace } from '../domain/stored-place';
import { abortReason, type CallLimits, unlessAborted, whileListening } from '../ports/call-limits';
import { within } from '../ports/clock';
import type { Engine } from '../ports/engine';
import type { SafeClock } from '../ports/safe-clock';
import { READ_RULES, type ReadOptions } from './read-options';

/** A part of the answer to a question, newest entry first. */
export interface EntryPage {
  /** The entries, at most as many as were asked for. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; absent when this is the last one. */
  readonly nextCursor?: string;
}

/** How one piece of reading is done. */
export interface ReadManner {
  readonly staleOk: boolean;
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal;
}

/** What reading needs of the audit log. */
export interface ReadPorts {
  readonly clock: SafeClock;
  /** Redacts the texts of a filter, as the texts of entries were redacted before they were stored. Must not throw. */
  readonly redactText?: RedactText | undefined;
  /** Does one piece of reading with the engine, as fresh as it was asked for. */
  read<T>(manner: ReadManner, work: (engine: Engine) => Promise<T>): Promise<T>;
}

/** How many entries are read at once while all of them are streamed. */
const STREAM_PAGE_ENTRIES = 500;

/** Puts questions to the engine, and checks what it gives back. */
export class EntryReader {
  readonly #ports: ReadPorts;
  /** The limits of the reads under way. */
  readonly #underWay = new Set<AbortController>();

  /** Reads nothing yet. */
  constructor(ports: ReadPorts) {
    this.#ports = ports;
  }

  /** Rejects every read under way with this reason, because the closing log cannot wait any longer. */
  abandon(reason: AuditError): void {
    for (const limit of this.#underWay) {
      limit.abort(reason);
    }
  }

  /** One page. */
  async list(request: PageRequest, options: ReadOptions): Promise<EntryPage> {
    return await this.#page(
      readPageRequest(request, this.#ports.redactText),
      readOptions(options, 'listEntries()', READ_RULES),
    );
  }

  async #page({ query, limit, before }: PageQuery, options: ReadOptions): Promise<EntryPage> {
    // One more than asked for tells whether there is a next page.
    const found = decodeEntryRows(
      await this.ask(options, (engine, limits) => engine.list(query, limit + 1, before, limits)),
    );
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    if (found.length <= limit || last === undefined) {
      return { entries };
    }
    return { entries, nextCursor: writeCursor({ time: Date.parse(last.time), id: last.id }) };
  }

  /** All pages, one after another. */
  async *stream(filter: EntryFilter, options: ReadOptions): AsyncGenerator<AuditEntry, void, undefined> {
    // The filter is read once, so that later changes to the object have no effect. `limit` and `cursor` are no members of a filter.
    const query = readFilter(filter, this.#ports.redactText);
    const limit = STREAM_PAGE_ENTRIES;
    const given = readOptions(options, 'entries()', READ_RULES);
    let page = await this.#page({ query, limit, before: undefined }, given);
    yield* wanted(page.entries, given);
    while (page.nextCursor !== undefined) {
      const { before } = readPageRequest({ cursor: page.nextCursor });
      // What comes next is older than what was seen, so it is stored already.
      page = await this.#page({ query, limit, before }, { ...given, staleOk: true });
      yield* wanted(page.entries, given);
    }
  }

  /** One entry. */
  async get(id: string, options: ReadOptions): Promise<AuditEntry | undefined> {
    const known = readId(id);
    const given = readOptions(options, 'getEntry()', READ_RULES);
    const row = await this.ask(given, (engine, limits) => engine.get(known, limits));
    return row === undefined ? undefined : decodeEntryRow(row);
  }

  /** What has been stored after a place, oldest first. */
  async listAfter(
    after: StoredPlace | undefined,
    limit: number,
    options: Omit<ReadOptions, 'staleOk'>,
  ): Promise<readonly PlacedEntry[]> {
    const listed = this.ask({ ...options, staleOk: true }, async (engine, limits) => {
      if (engine.capabilities.follows !== true || engine.listAfter === undefined) {
        throw notFollowed();
      }
      return await engine.listAfter(after, limit, limits);
    });
    return decodePlacedRows(await listed, after);
  }

  /** How many entries match. */
  async count(filter: EntryFilter, options: ReadOptions): Promise<number> {
    const query = readFilter(filter, this.#ports.redactText);
    const given = readOptions(options, 'count()', READ_RULES);
    return readGivenCount(await this.ask(given, (engine, limits) => engine.count(query, undefined, limits)));
  }

  /**
   * Reads within the limits that were given. When one is reached, the caller is released, whatever the engine does. The engine is told
   * to stop, and counts as in use until it has.
   */
  async ask<T>(options: ReadOptions, work: ReadWork<T>): Promise<T> {
    const { staleOk = false, timeoutMs, signal } = options;
    refuseAborted(signal);
    const limit = new AbortController();
    this.#underWay.add(limit);
    try {
      const answered = unlessAborted(this.#readTwice({ staleOk, signal: limit.signal }, work), limit.signal);
      const inTime = this.#inTime(answered, limitOf(timeoutMs), limit);
      return await whileListening(inTime, signal, () => limit.abort(signal && abortReason(signal)));
    } finally {
      this.#underWay.delete(limit);
    }
  }

  #inTime<T>(answered: Promise<T>, durationMs: number | undefined, limit: AbortController): Promise<T> {
    const late = () => {
      const error = tooLate(durationMs);
      limit.abort(error);
      return error;
    };
    return within(answered, { clock: this.#ports.clock, durationMs, late });
  }

  /**
   * Reads once more if the worker thread died that was asked: a read changes nothing, and a new thread answers.
   *
   * A replaced file is not read again: it is another log, and the caller must be told.
   */
  async #readTwice<T>(manner: ReadManner, work: ReadWork<T>): Promise<T> {
    const read = () =>
      this.#ports.read(manner, (engine) => {
        manner.signal.throwIfAborted();
        return work(engine, { signal: manner.signal });
      });
    try {
      return await read();
    } catch (error) {
      if (error instanceof AuditStoreError && error.code === 'AUDIT_ENGINE_DIED') {
        return await read();
      }
      throw error;
    }
  }
}

type ReadWork<T> = (engine: Engine, limits: CallLimits) => Promise<T>;

/** The entries of a page, until the signal is aborted. */
function* wanted(entries: readonly AuditEntry[], { signal }: ReadOptions): Generator<AuditEntry> {
  for (const entry of entries) {
    refuseAborted(signal);
    yield entry;
  }
}

/** Does without `throwIfAborted`, which a signal of another implementation may lack. */
function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw abortReason(signal);
  }
}

function notFollowed(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'This engine cannot be followed: its capabilities do not say that it follows. Ask for pages with listEntries().',
  );
}

function tooLate(timeoutMs: number | undefined): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_TIMEOUT',
    `The audit log did not answer within ${timeoutMs} ms. Ask for less, such as a shorter time or an indexed filter, or allow more time.`,
  );
}
