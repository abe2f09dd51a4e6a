import type { CallerContext } from '../context/caller-context';
import type { ContextFields } from '../domain/context-fields';
import { AuditStoreError } from '../domain/errors';
import type { RedactText } from '../domain/redaction/redact-text';
import {
  type EraseOptions,
  type ErasePlan,
  type EraseReport,
  type EraseRequest,
  eraseEntries,
  namesOfActor,
  readErase,
} from '../integrity/erase-entries';
import type { PrunePorts } from '../pruning/prune-run';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';
import { STEP_MS } from './limited-call';
import { recordAs } from './record-as';

/** What erasing needs of the log. */
interface ErasedLog {
  readonly calls: CallsOfUsers;
  readonly prunePorts: PrunePorts;
  readonly context: CallerContext;
  readonly options: { readonly redactText: RedactText | undefined };
}

/**
 * Checks what is to be erased, and returns the function that erases it.
 *
 * @throws AuditOptionError when not exactly one of id and actor is given, or something is unknown or out of range.
 */
export function readEraseCall(
  { calls, prunePorts, context, options: { redactText } }: ErasedLog,
  request: EraseRequest,
  options: EraseOptions,
): () => Promise<EraseReport> {
  const plan = readErase(request, options, redactText);
  const asCaller = recordAs(prunePorts, nameable(context.current, plan, redactText));
  const manner: UpkeepManner = {
    limit: { ...plan.limit, tooLate: () => tooLate(plan.limit.timeoutMs), stepMs: STEP_MS },
    // Entries that are still held may contain the name, too.
    store: 'first',
    ends: 'when closing begins',
  };
  return () =>
    calls.upkeep(manner, (stop) =>
      eraseEntries(plan, {
        ...prunePorts,
        ...asCaller,
        stop,
        use: (work) => {
          stop.throwIfAborted();
          return prunePorts.use(work);
        },
      }),
    );
}

/** Who erases, as the log may record it: if persons erase their own data, the record of that must not name them again. */
function nameable(
  who: ContextFields | undefined,
  { whose }: ErasePlan,
  redactText: RedactText | undefined,
): ContextFields | undefined {
  const { actor, tenant, traceId } = who ?? {};
  const names = actor === undefined ? undefined : namesOfActor(actor, redactText);
  const isTheirs = whose.some((one) => 'actor' in one && names?.has(one.actor) === true);
  return isTheirs ? { tenant, traceId } : who;
}

function tooLate(timeoutMs: number | undefined): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_TIMEOUT',
    `The details were not erased within ${timeoutMs} ms. What was erased is recorded; erase again to go on, or allow more time.`,
  );
}
