import { loadPart } from '../domain/load-part';
import { createEngine, identityOf } from '../engines/create-engine';
import { nameDatabase, type SpillOwner, UNKNOWN_DATABASE } from '../engines/spill/name-spill-file';
import type { Spill, SpillPorts } from '../engines/spill/spill';
import type { Engine } from '../ports/engine';
import type { Session } from '../session/session';
import type { CompleteAuditOptions } from './audit-options';
import type { CallsOfUsers } from './calls-of-users';

/** The parts that a spill file works with. */
interface SpillUsers {
  readonly session: Session;
  readonly calls: () => CallsOfUsers;
}

/**
 * Makes the file in which a log leaves entries for the next start; `undefined` if it has none.
 *
 * It is loaded now, and not at the exit, which is when it is needed.
 */
export function createSpill(
  options: CompleteAuditOptions,
  { border, store, session, calls }: Pick<SpillPorts, 'border' | 'store'> & SpillUsers,
): Spill | undefined {
  const { spillFile, outboxBytesMax, batchEntriesMax } = options;
  if (spillFile === undefined) {
    return undefined;
  }
  const ownerOf = spillOwner(options);
  const loaded = loadPart((): typeof import('../engines/spill/spill') => require('../engines/spill/spill'));
  return new loaded.Spill(spillFile, outboxBytesMax, {
    border,
    store,
    batchEntriesMax,
    owner: () => ownerOf(session.engine ?? options.engine),
    beside: (work) => calls().beside(work),
    stop: () => calls().over,
  });
}

/**
 * Which database the spill file of a log belongs to. The URL gives names that are known before the log is opened. An open log has an
 * identity of its own, which stays the same when the URL changes.
 *
 * An engine of a user's own may use another database than its URL says, so its names from the URL count only until the identity is known.
 */
function spillOwner(options: CompleteAuditOptions): (open: Engine | undefined) => SpillOwner {
  const { engine, createEngine: create, databaseUrl } = options;
  const urls = engine === undefined ? nameDatabase(databaseUrl) : [];
  const unopened = urls.length > 0 ? urls : [UNKNOWN_DATABASE];
  const isOurs = engine === undefined && create === createEngine;
  return (open) => {
    const identity = identityOf(open);
    const opened = identity === undefined ? [] : [`log ${identity}`];
    const all = [...unopened, ...opened];
    return { names: isOurs || identity === undefined ? all : opened, sends: all };
  };
}
