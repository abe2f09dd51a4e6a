import type { ContextFields } from '../domain/context-fields';
import type { NewEntry } from '../domain/entry';
import type { PrunePorts } from '../pruning/prune-run';

/** Records entries of the log itself with the context of the caller who asked for the work, however long that work takes. */
export function recordAs(
  { record, makeRow }: PrunePorts,
  who: ContextFields | undefined,
): Pick<PrunePorts, 'record' | 'makeRow'> {
  return {
    record: (entry: NewEntry) => record({ ...who, ...entry }),
    makeRow: (entry: NewEntry) => makeRow({ ...who, ...entry }),
  };
}
