import type { ContextFields } from '../domain/context-fields';
import { asOwnName } from '../domain/details/own-name';
import type { AuditEntry, NewEntry } from '../domain/entry';
import { AuditClosedError, AuditEntryError, AuditError, AuditOptionError } from '../domain/errors';
import type { EntryProof } from '../domain/evidence/entry-proof';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { AuditQueueFullError } from '../domain/held-errors';
import { readFilter, readId, readPageRequest } from '../domain/read-filter';
import type { RedactText } from '../domain/redaction/redact-text';
import type { ProveOptions } from '../integrity/prove-entry';
import type { VerifyOptions } from '../integrity/verify-options';
import type { VerifyReport } from '../integrity/verify-report';
import { filterOf, requestOf } from './asked-filter';
import type { BackupOptions } from './backup-log';
import type { EntryPage } from './entry-reader';
import type { FollowedEntry, FollowOptions } from './follow-options';
import type { ReadOptions } from './read-options';
import type { Reads } from './reads';
import { RecordedStream } from './recorded-stream';

/** What recording a read needs of the log. */
export interface RecordReadPorts {
  /** What is kept of a text. Must not throw. */
  readonly redactText: RedactText | undefined;
  /** Records the entry about a read, and returns its id. Throws if there is no room for it. */
  record(entry: NewEntry): string;
  /** The context of the caller. */
  context(): ContextFields | undefined;
  /** Does work that closing waits for before it stores what is held. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Whether closing has begun. */
  isClosing(): boolean;
}

/** What was asked: the call, the filter and so on. */
export type Asked = Readonly<Record<string, unknown>>;

/** What was asked, and how. */
interface Question {
  readonly asked: Asked;
  readonly options: object;
}

/** A read that begins. */
interface BegunRead {
  readonly who: ContextFields | undefined;
  readonly asked: Asked;
  /** Whether its signal was aborted before it began. */
  readonly isGivenUp: boolean;
}

/** Reads that are recorded: the entry about a read is accepted before the answer is given. Recording it reads nothing itself. */
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
    const asked = { call: 'listEntries', filter: this.#kept(filter), ...page };
    return await this.#answered({ asked, options }, read, ({ entries }) => ({ entries: entries.length }));
  }

  stream(filter: EntryFilter, options: ReadOptions): AsyncGenerator<AuditEntry, void, undefined> {
    const asked = filterOf(readFilter(filter));
    const source = this.#reads.stream(asked, options);
    const kept = this.#kept(asked);
    return this.#stream(source, { asked: { call: 'entries', filter: kept }, options }, 'with the first');
  }

  async get(id: string, options: ReadOptions): Promise<AuditEntry | undefined> {
    const known = readId(id);
    const read = () => this.#reads.get(known, options);
    const asked = { call: 'getEntry', id: known };
    return await this.#answered({ asked, options }, read, (entry) => ({
      entries: entry === undefined ? 0 : 1,
    }));
  }

  async count(filter: EntryFilter, options: ReadOptions): Promise<number> {
    const known = filterOf(readFilter(filter));
    const read = () => this.#reads.count(known, options);
    const asked = { call: 'count', filter: this.#kept(known) };
    return await this.#answered({ asked, options }, read, (count) => ({ count }));
  }

  /** The filter with redacted texts, as it may be recorded. */
  #kept(filter: EntryFilter): Asked {
    const { eventType, ...kept } = filterOf(readFilter(filter, this.#ports.redactText));
    return eventType === undefined ? kept : { ...kept, eventType: asOwnName(eventType) };
  }

  follow(options: FollowOptions): AsyncGenerator<FollowedEntry, void, undefined> {
    const source = this.#reads.follow(options);
    return this.#stream(source, { asked: { call: 'follow', after: options.after }, options }, 'at once');
  }

  async verify(options: VerifyOptions): Promise<VerifyReport> {
    const read = () => this.#reads.verify(options);
    const came = ({ isIntact, entries }: VerifyReport) => ({ isIntact, entries });
    return await this.#answered({ asked: { call: 'verify' }, options }, read, came);
  }

  async prove(id: string, options: ProveOptions): Promise<EntryProof | undefined> {
    const known = readId(id);
    const read = () => this.#reads.prove(known, options);
    const asked = { call: 'prove', id: known };
    return await this.#answered({ asked, options }, read, (proof) => ({
      entries: proof === undefined ? 0 : 1,
    }));
  }

  async backUp(path: string, options: BackupOptions, backUp: () => Promise<void>): Promise<void> {
    const read = () => this.#reads.backUp(path, options, backUp);
    await this.#answered({ asked: { call: 'backup', path }, options }, read, () => ({}));
  }

  /** Records the read before it returns the answer. If that cannot be recorded, there is no answer. */
  async #answered<T>(
    { asked, options }: Question,
    read: () => Promise<T>,
    came: (answer: T) => Asked,
  ): Promise<T> {
    const who = this.#ports.context();
    const isGivenUp = isAborted(options);
    return await this.#ports.beside(async () => {
      const answer = await this.#tellFailure({ who, asked, isGivenUp }, read);
      this.#ports.record(answeredRead('audit.read', who, { ...asked, ...came(answer) }));
      return answer;
    });
  }

  #stream<T>(
    source: AsyncGenerator<T, void, undefined>,
    { asked, options }: Question,
    begins: 'at once' | 'with the first',
  ): AsyncGenerator<T, void, undefined> {
    const who = this.#ports.context();
    return new RecordedStream(source, {
      begins,
      isClosing: () => this.#ports.isClosing(),
      isGivenUp: () => isAborted(options),
      beside: (work) => this.#ports.beside(work),
      begin: () => this.#ports.record(answeredRead('audit.reading', who, asked)),
      read: (next, { isGivenUp, ...progress }) =>
        this.#tellFailure({ who, asked: { ...asked, ...progress }, isGivenUp }, next),
      end: (progress) => this.#try(answeredRead('audit.read', who, { ...asked, ...progress })),
    });
  }

  /** Reads, and records a failure, unless the call was refused or given up before anything was read. */
  async #tellFailure<T>({ who, asked, isGivenUp }: BegunRead, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!isGivenUp && !isRefusal(error)) {
        const details = { ...asked, ...(error instanceof AuditError ? { code: error.code } : {}) };
        this.#try({ ...who, eventType: 'audit.read', outcome: 'failure', details });
      }
      throw error;
    }
  }

  /** Records an entry that must not change the outcome of the read. If there is no room for it, it is only counted. */
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

/** The options are checked later, so they may be anything here. */
function isAborted(options: unknown): boolean {
  return Object(options).signal?.aborted === true;
}

/** What the log records of a read that was answered. */
export function answeredRead(
  eventType: 'audit.read' | 'audit.reading',
  who: ContextFields | undefined,
  details: Asked,
): NewEntry {
  return { ...who, eventType, outcome: 'success', details };
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AuditEntryError || error instanceof AuditOptionError || error instanceof AuditClosedError
  );
}
