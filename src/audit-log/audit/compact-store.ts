import { aFunction, limitOf, type OptionRules, readOptions, timeLimit } from '../domain/call-options';
import { AuditStoreError } from '../domain/errors';
import { type Clock, within } from '../ports/clock';
import type { CompactProgress, Engine } from '../ports/engine';

/** How the file is rebuilt. */
export interface CompactOptions {
  /**
   * Hears now and then how far it has come. SQLite first gathers what stays, of which nothing can be seen, and then writes it.
   * What it throws is ignored.
   */
  readonly onProgress?: ((progress: CompactProgress) => void) | undefined;
  /**
   * Waits for so long at most: a whole number of milliseconds from 1, or `Infinity` for no limit. Storing what was accepted
   * before is part of it. Once it has begun, the rebuilding itself goes on to its end.
   *
   * @defaultValue Infinity
   */
  readonly timeoutMs?: number | undefined;
}

/** What rebuilding the file did. */
export interface CompactReport {
  /** How many bytes the file gave back to the disk. */
  readonly freedBytes: number;
  /** Whether old content is still in the files, because somebody reads them as they were before; see `PruneReport.pending`. */
  readonly pending: boolean;
}

const COMPACT_RULES: OptionRules<CompactOptions> = {
  onProgress: aFunction,
  timeoutMs: timeLimit,
};

/** What it needs of the audit log. */
interface CompactPorts {
  readonly clock: Clock;
  /** Does work that takes long, when what was accepted before is stored. */
  upkeep<T>(work: () => Promise<T>): Promise<T>;
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
}

/** @throws AuditOptionError when an option is unknown or out of range. */
export function readCompact(
  { clock, use, upkeep }: CompactPorts,
  options: CompactOptions,
): () => Promise<CompactReport> {
  const { onProgress, timeoutMs } = readOptions(options, 'compact()', COMPACT_RULES);
  let isUnderWay = false;
  const stop = new AbortController();
  const late = () => {
    const what = isUnderWay
      ? 'It goes on, and entries that are recorded wait for it.'
      : 'It has not begun, because what was recorded before could not be stored.';
    const error = new AuditStoreError(
      'AUDIT_STORE_TIMEOUT',
      `The store was not rebuilt within ${timeoutMs} ms. ${what}`,
    );
    stop.abort(error);
    return error;
  };
  const compactNow = () =>
    compact(use, onProgress, () => {
      stop.signal.throwIfAborted();
      isUnderWay = true;
    });
  return () => within(upkeep(compactNow), { clock, durationMs: limitOf(timeoutMs), late });
}

/** Has the store written anew, where it does that at all. */
function compact(
  use: CompactPorts['use'],
  onProgress: CompactOptions['onProgress'],
  begin: () => void,
): Promise<CompactReport> {
  return use(async (engine) => {
    begin();
    if (!engine.capabilities.reclaims) {
      return { freedBytes: 0, pending: false };
    }
    const { freedBytes, isHeld } = await engine.compact((progress) => tell(onProgress, progress));
    return { freedBytes, pending: isHeld };
  });
}

/** A display that fails must not stop what it displays. */
function tell(onProgress: CompactOptions['onProgress'], progress: CompactProgress): void {
  Promise.resolve(progress)
    .then(onProgress)
    .catch(() => undefined);
}
