import {
  aFunction,
  LIMIT_RULES,
  type LimitOptions,
  type OptionRules,
  readOptions,
} from '../domain/call-options';
import { AuditStoreError } from '../domain/errors';
import { settled } from '../domain/settled';
import type { CompactProgress } from '../ports/engine';
import { readSpace } from '../ports/read-space';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';
import { STEP_MS } from './limited-call';

/**
 * How the file is rebuilt. The rebuilding itself is one step, which nobody can stop: a limit ends the call at the latest half a
 * second later, and the rebuilding goes on to its end where it had begun.
 */
export interface CompactOptions extends LimitOptions {
  /** Called now and then with how far the rebuilding has come. What it throws is ignored. */
  readonly onProgress?: ((progress: CompactProgress) => void) | undefined;
}

/** What rebuilding the file did. */
export interface CompactReport {
  /** How many bytes the file gave back to the disk. */
  readonly freedBytes: number;
  /** Whether old content is still in the files, because a reader still uses an earlier snapshot; see `PruneReport.pending`. */
  readonly pending: boolean;
}

const COMPACT_RULES: OptionRules<CompactOptions> = {
  ...LIMIT_RULES,
  onProgress: aFunction,
};

/** What rebuilding needs of the audit log. */
interface CompactedLog {
  readonly calls: CallsOfUsers;
}

/**
 * Checks the options, and returns the function that rebuilds the file.
 *
 * @throws AuditOptionError when an option is unknown or out of range.
 */
export function readCompact({ calls }: CompactedLog, options: CompactOptions): () => Promise<CompactReport> {
  const { onProgress, ...limit } = readOptions(options, 'compact()', COMPACT_RULES);
  let isUnderWay = false;
  const manner: UpkeepManner = {
    limit: { ...limit, tooLate: () => tooLate(limit.timeoutMs, isUnderWay), stepMs: STEP_MS },
    store: 'unless it is full',
    ends: 'when closing cannot wait',
  };
  const compactNow = (stop: AbortSignal) =>
    compact(calls, onProgress, () => {
      stop.throwIfAborted();
      isUnderWay = true;
    });
  return () => calls.upkeep(manner, compactNow);
}

function tooLate(timeoutMs: number | undefined, isUnderWay: boolean): AuditStoreError {
  const what = isUnderWay
    ? 'It goes on, and entries that are recorded wait for it.'
    : 'It has not begun, because what was recorded before could not be stored.';
  return new AuditStoreError(
    'AUDIT_STORE_TIMEOUT',
    `The store was not rebuilt within ${timeoutMs} ms. ${what}`,
  );
}

/** Has the store rebuild its file, if it can. */
function compact(
  calls: CallsOfUsers,
  onProgress: CompactOptions['onProgress'],
  begin: () => void,
): Promise<CompactReport> {
  return calls.useInFlight(async (engine) => {
    begin();
    if (!engine.capabilities.reclaims) {
      return { freedBytes: 0, pending: false };
    }
    const { freedBytes, isHeld } = readSpace(await engine.compact((progress) => tell(onProgress, progress)));
    return { freedBytes, pending: isHeld };
  });
}

/** A display that fails must not stop what it displays. */
function tell(onProgress: CompactOptions['onProgress'], progress: CompactProgress): void {
  Promise.resolve(progress)
    .then((told) => settled(onProgress?.(told)))
    .catch(() => undefined);
}
