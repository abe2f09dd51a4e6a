import { aFunction, flag, LIMIT_RULES, type OptionRules, readOptions } from '../domain/call-options';
import { AuditOptionError } from '../domain/errors';
import { readStrictTime } from '../domain/strict-time';
import type { ExamineTerms, LogHead } from '../ports/integrity';
import { aHead } from './a-head';

/** How far verifying has come. */
export interface VerifyProgress {
  /** How many entries have been looked at. */
  readonly doneEntries: number;
  /** About how many there are in all: as many as there were when it began, and never fewer than are done. */
  readonly totalEntries: number;
}

/** What is verified, and what it is compared with. */
export interface VerifyOptions {
  /**
   * Only batches with entries of this time or later are looked into: a `Date` or ISO 8601 text. The chain over the batches is looked
   * at as a whole.
   *
   * @defaultValue none: all batches
   */
  readonly since?: Date | string | undefined;
  /**
   * Only batches with entries before this time are looked into.
   *
   * @defaultValue none: all batches
   */
  readonly until?: Date | string | undefined;
  /**
   * A checkpoint that you trust, as `readCheckpoint` of `audit-race/verify` gives it. Only that shows that the end of the log was cut
   * off, or that all of it was written anew.
   *
   * @defaultValue none
   */
  readonly trusted?: LogHead | undefined;
  /**
   * Whether each index is followed to each entry, also of other times than `since` and `until` name. Otherwise the indexes of SQLite are
   * only counted, which does not show an entry that was hidden from lists by another in its place. It takes up to three times as long.
   * PostgreSQL follows them where the extension `amcheck` is installed and the user may execute `bt_index_check(regclass, boolean)`.
   *
   * @defaultValue false
   */
  readonly indexes?: boolean | undefined;
  /**
   * Abort it when nobody wants the answer any more. The call then rejects with the reason of the signal.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
  /** Called with the progress, some times a second. What it throws ends the call. */
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined;
}

/** Options of which each has been checked. */
export interface VerifyPlan {
  readonly terms: ExamineTerms;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: VerifyOptions['onProgress'];
}

const aTime = { range: 'a Date or ISO 8601 text', accepts: () => true };

const RULES: OptionRules<VerifyOptions> = {
  since: aTime,
  until: aTime,
  trusted: aHead,
  indexes: flag,
  signal: LIMIT_RULES.signal,
  onProgress: aFunction,
};

/** @throws AuditOptionError when an option is unknown or not what it must be. */
export function readVerifyOptions(options: VerifyOptions): VerifyPlan {
  const { since, until, trusted, indexes, signal, onProgress } = readOptions(options, 'verify()', RULES);
  const terms = {
    sinceMs: since === undefined ? undefined : readTime('since', since),
    untilMs: until === undefined ? undefined : readTime('until', until),
    // Other properties of the checkpoint are not sent to the store.
    trusted: trusted === undefined ? undefined : { size: trusted.size, root: trusted.root },
    indexes,
  };
  refuseEmpty(terms);
  return { terms, signal, onProgress };
}

/** Refuses an empty period: nothing would be examined, so nothing wrong would be found. */
function refuseEmpty({ sinceMs, untilMs }: ExamineTerms): void {
  if (sinceMs !== undefined && untilMs !== undefined && untilMs <= sinceMs) {
    const [since, until] = [sinceMs, untilMs].map((time) => new Date(time).toISOString());
    const message = `The option until of verify() is ${until}, and must be later than since, ${since}: nothing would be looked into.`;
    throw new AuditOptionError('until', message);
  }
}

function readTime(name: string, value: unknown): number {
  return readStrictTime({
    what: `The option ${name} of verify()`,
    value,
    refuse: (message) => new AuditOptionError(name, message),
  });
}
