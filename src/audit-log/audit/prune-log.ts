import type { CallerContext } from '../context/caller-context';
import { countOf } from '../domain/count-of';
import { AuditStoreError } from '../domain/errors';
import {
  type PruneReport,
  type PruneRequest,
  pruneEntries,
  readPruneRequest,
} from '../pruning/prune-entries';
import type { PrunePorts } from '../pruning/prune-run';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';
import { STEP_MS } from './limited-call';
import { recordAs } from './record-as';

/** What pruning needs of the log. */
interface PrunedLog {
  readonly calls: CallsOfUsers;
  readonly prunePorts: PrunePorts;
  readonly context: CallerContext;
}

/**
 * Checks the request, and returns the function that prunes.
 *
 * @throws AuditOptionError when not exactly one limit is given, or something is unknown or out of range.
 */
export function readPrune(
  { calls, prunePorts, context }: PrunedLog,
  request: PruneRequest,
): () => Promise<PruneReport> {
  const limits = readPruneRequest(request);
  const asCaller = recordAs(prunePorts, context.current);
  let goneCount = 0;
  const manner: UpkeepManner = {
    limit: {
      ...limits.limit,
      tooLate: (isOver) => tooLate(limits.limit.timeoutMs, goneCount, isOver),
      stepMs: STEP_MS,
    },
    store: 'unless it is full',
    ends: 'when closing begins',
  };
  const prune = (stop: AbortSignal) =>
    pruneEntries(limits, {
      ...prunePorts,
      ...asCaller,
      stop,
      use: (work) => oneStep(stop, () => prunePorts.use(work)),
      gone: (count) => {
        goneCount += count;
      },
    });
  return () => calls.upkeep(manner, prune);
}

/** Does one step to its end, unless pruning has to stop. An error of a step that was stopped says only that, so it is replaced. */
async function oneStep<T>(stop: AbortSignal, step: () => Promise<T>): Promise<T> {
  stop.throwIfAborted();
  try {
    return await step();
  } catch (error) {
    stop.throwIfAborted();
    throw error;
  }
}

function tooLate(timeoutMs: number | undefined, goneCount: number, isOver: boolean): AuditStoreError {
  const gone = countOf(goneCount, 'entry has gone', 'entries have gone');
  const rest = isOver
    ? ''
    : ' The store has not answered since; the entry audit.pruned will say what has gone in all.';
  return new AuditStoreError(
    'AUDIT_STORE_TIMEOUT',
    `The log was not pruned within ${timeoutMs} ms: ${gone}. Prune again to go on, or allow more time.${rest}`,
  );
}
