import { flag, type OptionRules, readOptions } from '../domain/call-options';
import type { AuditEntry } from '../domain/entry';
import { decodeEntryRow, decodeEntryRows } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import {
  type EntryFilter,
  type PageQuery,
  type PageRequest,
  readFilter,
  readId,
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
  readonly staleOk?: boolean | undefined;
}

const READ_RULES: OptionRules<ReadOptions> = { staleOk: flag };

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
    return await this.#page(readPageRequest(request), readOptions(options, 'listEntries()', READ_RULES));
  }

  async #page({ query, limit, before }: PageQuery, options: ReadOptions): Promise<EntryPage> {
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
    // Read once: a filter that changes meanwhile is still one question. Its own limit and cursor are none of a filter's.
    const query = readFilter(filter);
    const limit = STREAM_PAGE_ENTRIES;
    let page = await this.#page(
      { query, limit, before: undefined },
      readOptions(options, 'entries()', READ_RULES),
    );
    yield* page.entries;
    while (page.nextCursor !== undefined) {
      const { before } = readPageRequest({ cursor: page.nextCursor });
      // What comes next is older than what was seen, so it is stored already.
      page = await this.#page({ query, limit, before }, { staleOk: true });
      yield* page.entries;
    }
  }

  /** One entry. */
  async get(id: string, options: ReadOptions): Promise<AuditEntry | undefined> {
    const known = readId(id);
    const given = readOptions(options, 'getEntry()', READ_RULES);
    const row = await this.#ask(given, (engine) => engine.get(known));
    return row === undefined ? undefined : decodeEntryRow(row);
  }

  /** How many entries match. */
  async count(filter: EntryFilter, options: ReadOptions): Promise<number> {
    const query = readFilter(filter);
    return await this.#ask(readOptions(options, 'count()', READ_RULES), (engine) => engine.count(query));
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
