import type { ContextFields } from '../domain/context-fields';
import type { NewEntry } from '../domain/entry';
import type { PrunePorts } from '../pruning/prune-run';

/** What the log records about itself, as somebody's doing: however long it takes, who did it is who has asked for it. */
export function recordAs(
  { record, makeRow }: PrunePorts,
  who: ContextFields | undefined,
): Pick<PrunePorts, 'record' | 'makeRow'> {
  return {
    record: (entry: NewEntry) => record({ ...who, ...entry }),
    makeRow: (entry: NewEntry) => makeRow({ ...who, ...entry }),
  };
}
