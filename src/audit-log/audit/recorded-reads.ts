import type { ContextFields } from '../domain/context-fields';
import type { AuditEntry, NewEntry } from '../domain/entry';
import { AuditClosedError, AuditEntryError, AuditError, AuditOptionError } from '../domain/errors';
import type { EntryProof } from '../domain/evidence/entry-proof';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { AuditQueueFullError } from '../domain/held-errors';
import { readFilter, readId, readPageRequest } from '../domain/read-filter';
import type { ProveOptions } from '../integrity/prove-entry';
import type { VerifyReport } from '../integrity/verify-log';
import type { VerifyOptions } from '../integrity/verify-options';
import { filterOf, requestOf } from './asked-filter';
import type { EntryPage } from './entry-reader';
import type { FollowedEntry, FollowOptions } from './follow-options';
import type { ReadOptions } from './read-options';
import type { Reads } from './reads';
import { RecordedStream } from './recorded-stream';

/** What recording a read needs of the log. */
export interface RecordReadPorts {
  /** Records what the log says of a read, and gives its id. Throws where there is no room for it. */
  record(entry: NewEntry): string;
  /** Who is at work now. */
  context(): ContextFields | undefined;
  /** Does work that closing waits for before it stores what is held. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Whether closing has begun. */
  isClosing(): boolean;
}

/** What was asked: the call, the filter and so on. */
export type Asked = Readonly<Record<string, unknown>>;

/** Reads, each of which is an entry of the log itself before its answer is given. What records a read reads nothing. */
export class RecordedReads implements Reads {
  readonly #reads: Reads;
  readonly #ports: RecordReadPorts;

  constructor(reads: Reads, ports: RecordReadPorts) {
    this.#reads = reads;
    this.#ports = ports;
  }

  async list(request: PageRequest, options: ReadOptions): Promise<EntryPage> {
    const { filter, ...page } = requestOf(readPageRequest(request));
    const read = () => this.#reads.list({ ...filter, ...page }, options);
    const asked = { call: 'listEntries', filter, ...page };
    return await this.#answered(asked, read, ({ entries }) => ({ entries: entries.length }));
  }

  stream(filter: EntryFilter, options: ReadOptions): AsyncGenerator<AuditEntry, void, undefined> {
    const asked = filterOf(readFilter(filter));
    return this.#stream(
      this.#reads.stream(asked, options),
      { call: 'entries', filter: asked },
      'with the first',
    );
  }

  async get(id: string, options: ReadOptions): Promise<AuditEntry | undefined> {
    const known = readId(id);
    const read = () => this.#reads.get(known, options);
    const asked = { call: 'getEntry', id: known };
    return await this.#answered(asked, read, (entry) => ({ entries: entry === undefined ? 0 : 1 }));
  }

  async count(filter: EntryFilter, options: ReadOptions): Promise<number> {
    const asked = filterOf(readFilter(filter));
    const read = () => this.#reads.count(asked, options);
    return await this.#answered({ call: 'count', filter: asked }, read, (count) => ({ count }));
  }

  follow(options: FollowOptions): AsyncGenerator<FollowedEntry, void, undefined> {
    const source = this.#reads.follow(options);
    return this.#stream(source, { call: 'follow', after: options.after }, 'at once');
  }

  async verify(options: VerifyOptions): Promise<VerifyReport> {
    const read = () => this.#reads.verify(options);
    const came = ({ isIntact, entries }: VerifyReport) => ({ isIntact, entries });
    return await this.#answered({ call: 'verify' }, read, came);
  }

  async prove(id: string, options: ProveOptions): Promise<EntryProof | undefined> {
    const known = readId(id);
    const read = () => this.#reads.prove(known, options);
    const asked = { call: 'prove', id: known };
    return await this.#answered(asked, read, (proof) => ({ entries: proof === undefined ? 0 : 1 }));
  }

  async backUp(path: string, backUp: () => Promise<void>): Promise<void> {
    await this.#answered(
      { call: 'backup', path },
      () => this.#reads.backUp(path, backUp),
      () => ({}),
    );
  }

  /** Who gets no record of a read gets no answer either. */
  async #answered<T>(asked: Asked, read: () => Promise<T>, came: (answer: T) => Asked): Promise<T> {
    const who = this.#ports.context();
    return await this.#ports.beside(async () => {
      const answer = await this.#tellFailure(who, asked, read);
      this.#ports.record(success('audit.read', who, { ...asked, ...came(answer) }));
      return answer;
    });
  }

  #stream<T>(
    source: AsyncGenerator<T, void, undefined>,
    asked: Asked,
    begins: 'at once' | 'with the first',
  ): AsyncGenerator<T, void, undefined> {
    const who = this.#ports.context();
    return new RecordedStream(source, {
      begins,
      isClosing: () => this.#ports.isClosing(),
      beside: (work) => this.#ports.beside(work),
      begin: () => this.#ports.record(success('audit.reading', who, asked)),
      read: (next, progress) => this.#tellFailure(who, { ...asked, ...progress }, next),
      end: (progress) => this.#try(success('audit.read', who, { ...asked, ...progress })),
    });
  }

  /** Reads; where that fails, this is recorded, but for a call that was refused before anything was read. */
  async #tellFailure<T>(who: ContextFields | undefined, asked: Asked, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!isRefusal(error)) {
        const details = { ...asked, ...(error instanceof AuditError ? { code: error.code } : {}) };
        this.#try({ ...who, eventType: 'audit.read', outcome: 'failure', details });
      }
      throw error;
    }
  }

  /** Records what costs nobody an answer: the one who asks is told something else already, and what finds no room is counted. */
  #try(entry: NewEntry): void {
    try {
      this.#ports.record(entry);
    } catch (error) {
      if (!(error instanceof AuditQueueFullError)) {
        throw error;
      }
    }
  }
}

function success(eventType: string, who: ContextFields | undefined, details: Asked): NewEntry {
  return { ...who, eventType, outcome: 'success', details };
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AuditEntryError || error instanceof AuditOptionError || error instanceof AuditClosedError
  );
}
