import type { AuditEntry } from '../domain/entry';
import { decodeEntryRow, decodeEntryRows } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import {
  type EntryFilter,
  type PageRequest,
  readFilter,
  readPageRequest,
  writeCursor,
} from '../domain/filter';
import type { Engine } from '../ports/engine';

/** A part of the answer to a question, newest entry first. */
export interface EntryPage {
  /** The entries, at most as many as were asked for. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; absent when this is the last one. */
  readonly nextCursor?: string;
}

/** How fresh an answer must be. */
export interface ReadOptions {
  /**
   * `true` answers from what is stored by now; `false` first stores everything that was accepted before the call.
   *
   * @defaultValue false
   */
  readonly staleOk?: boolean;
}

/** Does one piece of reading with the engine, as fresh as it was asked for. */
export type ReadWith = <T>(options: ReadOptions, work: (engine: Engine) => Promise<T>) => Promise<T>;

/** How many entries are read at once while all of them are streamed. */
const STREAM_PAGE_ENTRIES = 500;

/** Puts questions to the engine, and checks what it gives back. */
export class EntryReader {
  readonly #read: ReadWith;

  /** Reads nothing yet. */
  constructor(read: ReadWith) {
    this.#read = read;
  }

  /** One page. */
  async list(request: PageRequest, options: ReadOptions): Promise<EntryPage> {
    const { query, limit, before } = readPageRequest(request);
    // One more than asked for tells whether there is a next page.
    const found = decodeEntryRows(
      await this.#ask(options, (engine) => engine.list(query, limit + 1, before)),
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
    // A page request is no filter: its limit and its cursor would be taken without a word.
    readFilter(filter);
    let page = await this.list({ ...filter, limit: STREAM_PAGE_ENTRIES }, options);
    yield* page.entries;
    while (page.nextCursor !== undefined) {
      const request = { ...filter, limit: STREAM_PAGE_ENTRIES, cursor: page.nextCursor };
      // What comes next is older than what was seen, so it is stored already.
      page = await this.list(request, { staleOk: true });
      yield* page.entries;
    }
  }

  /** One entry. */
  async get(id: string, options: ReadOptions): Promise<AuditEntry | undefined> {
    const row = await this.#ask(options, (engine) => engine.get(id));
    return row === undefined ? undefined : decodeEntryRow(row);
  }

  /** How many entries match. */
  async count(filter: EntryFilter, options: ReadOptions): Promise<number> {
    const query = readFilter(filter);
    return await this.#ask(options, (engine) => engine.count(query));
  }

  /**
   * Reads again, once, where the thread died of which it was asked: nothing was changed by it, and another thread answers.
   *
   * Not where the file was replaced. The answer of another file is another answer, and whoever asks must be told.
   */
  async #ask<T>(options: ReadOptions, work: (engine: Engine) => Promise<T>): Promise<T> {
    try {
      return await this.#read(options, work);
    } catch (error) {
      if (error instanceof AuditStoreError && error.code === 'AUDIT_ENGINE_DIED') {
        return await this.#read(options, work);
      }
      throw error;
    }
  }
}
