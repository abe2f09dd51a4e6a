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
  tellErase,
} from '../integrity/erase-entries';
import type { PrunePorts } from '../pruning/prune-run';
import type { Recorder } from '../queue/recorder';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';
import { STEP_MS } from './limited-call';
import { recordAs } from './record-as';
import { answeredRead } from './recorded-reads';

/** What erasing needs of the log. */
interface ErasedLog {
  readonly calls: CallsOfUsers;
  readonly prunePorts: PrunePorts;
  readonly context: CallerContext;
  readonly recorder: Pick<Recorder, 'recordRead'>;
  readonly options: { readonly redactText: RedactText | undefined; readonly recordReads: boolean };
}

/**
 * Checks what is to be erased, and returns the function that erases it.
 *
 * @throws AuditOptionError when not exactly one of id and actor is given, or something is unknown or out of range.
 */
export function readEraseCall(
  { calls, prunePorts, context, recorder, options: { redactText, recordReads } }: ErasedLog,
  request: EraseRequest,
  options: EraseOptions,
): () => Promise<EraseReport> {
  const plan = readErase(request, options, redactText);
  const who = nameable(context.current, plan, redactText);
  const manner: UpkeepManner = {
    limit: { ...plan.limit, tooLate: () => tooLate(plan.limit.timeoutMs), stepMs: STEP_MS },
    // Entries that are still held may contain the name, too.
    store: 'first',
    ends: 'when closing begins',
  };
  return () =>
    calls.upkeep(manner, async (stop) => {
      const report = await eraseEntries(plan, {
        ...prunePorts,
        ...recordAs(prunePorts, who),
        stop,
        use: (work) => {
          stop.throwIfAborted();
          return prunePorts.use(work);
        },
      });
      // That nothing was there is an answer, as of any other read, and nothing else tells of it.
      if (recordReads && report.erased === 0) {
        const details = { call: 'erase', ...tellErase(plan), entries: 0 };
        recorder.recordRead(answeredRead('audit.read', who, details));
      }
      return report;
    });
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
