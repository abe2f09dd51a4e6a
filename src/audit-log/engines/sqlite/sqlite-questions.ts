import { bindMethods } from '../../domain/bind-methods';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import type { StoredPlace } from '../../domain/stored-place';
import type { CallLimits } from '../../ports/call-limits';
import type { ExamineTerms } from '../../ports/integrity';
import type { ReadLane } from '../worker/read-lane';
import { READ_CALLS, type ReadCall } from './sqlite-calls';

/** The read calls of every engine on a SQLite file: each is passed to a thread that only reads. */
export class SqliteQuestions {
  readonly #reads: Pick<ReadLane, 'ask'>;

  protected constructor(reads: Pick<ReadLane, 'ask'>) {
    this.#reads = reads;
    bindMethods(this);
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition, limits?: CallLimits): Promise<unknown> {
    return this.#ask('list', [query, limit, before], limits);
  }

  get(id: string, limits?: CallLimits): Promise<unknown> {
    return this.#ask('get', [id], limits);
  }

  async count(query: EntryQuery, before?: EntryPosition, limits?: CallLimits): Promise<number> {
    return Number(await this.#ask('count', [query, before], limits));
  }

  findPosition(rank: number, limits?: CallLimits): Promise<unknown> {
    return this.#ask('findPosition', [rank], limits);
  }

  findEnd(limits?: CallLimits): Promise<unknown> {
    return this.#ask('findEnd', [], limits);
  }

  listAfter(after: StoredPlace | undefined, limit: number, limits?: CallLimits): Promise<unknown> {
    return this.#ask('listAfter', [after, limit], limits);
  }

  examine(after: unknown, terms: ExamineTerms, limits?: CallLimits): Promise<unknown> {
    return this.#ask('examine', [after, terms], limits);
  }

  readHead(from?: readonly number[], limits?: CallLimits): Promise<unknown> {
    return this.#ask('readHead', [from], limits);
  }

  prove(id: string, size?: number, limits?: CallLimits): Promise<unknown> {
    return this.#ask('prove', [id, size], limits);
  }

  #ask(name: ReadCall, args: readonly unknown[], limits?: CallLimits): Promise<unknown> {
    return this.#reads.ask({ name, args, rank: READ_CALLS.indexOf(name) }, limits);
  }
}
