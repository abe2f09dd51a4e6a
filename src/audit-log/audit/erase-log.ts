import { AuditStoreError } from '../domain/errors';
import {
  type EraseOptions,
  type EraseReport,
  type EraseRequest,
  eraseEntries,
  readErase,
} from '../integrity/erase-entries';
import type { PrunePorts } from '../pruning/prune-run';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';
import { STEP_MS } from './limited-call';

/** What erasing needs of the log. */
interface ErasedLog {
  readonly calls: CallsOfUsers;
  readonly prunePorts: PrunePorts;
}

/**
 * Checks what is to be erased, and gives what does it.
 *
 * @throws AuditOptionError when not exactly one of id and actor is given, or something is unknown or out of range.
 */
export function readEraseCall(
  { calls, prunePorts }: ErasedLog,
  request: EraseRequest,
  options: EraseOptions,
): () => Promise<EraseReport> {
  const plan = readErase(request, options);
  const manner: UpkeepManner = {
    limit: { ...plan.limit, tooLate: () => tooLate(plan.limit.timeoutMs), stepMs: STEP_MS },
    // What is held has the name as well.
    store: 'first',
    ends: 'when closing begins',
  };
  return () =>
    calls.upkeep(manner, (stop) =>
      eraseEntries(plan, {
        ...prunePorts,
        use: (work) => {
          stop.throwIfAborted();
          return prunePorts.use(work);
        },
      }),
    );
}

function tooLate(timeoutMs: number | undefined): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_TIMEOUT',
    `The details were not erased within ${timeoutMs} ms. What was erased is recorded; erase again to go on, or allow more time.`,
  );
}
