import { LIMIT_RULES, type OptionRule, type OptionRules } from '../domain/call-options';
import type { AuditEntry } from '../domain/entry';
import { readStoredCursor } from '../domain/stored-place';

/** From where the log is followed, and for how long. */
export interface FollowOptions {
  /**
   * The cursor of the last entry that you are done with. Next comes what was stored after it. Keep the cursor where you keep your work
   * with the entry, and you can go on from there after a restart. Entries that were pruned meanwhile are left out, also this one.
   *
   * @defaultValue none: from the oldest entry on
   */
  readonly after?: string | undefined;
  /**
   * How long each look at the store may take: a whole number of milliseconds from 1, or `Infinity` for no limit. The time in
   * which there is nothing new, or in which nobody asks for more, does not count.
   *
   * @defaultValue Infinity
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Abort it to end: the loop is left at once, with the reason of the signal as its error.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** An entry of a log that is followed. */
export interface FollowedEntry {
  /** The entry, as `getEntry()` gives it. */
  readonly entry: AuditEntry;
  /** Its place in the order of storing. Give it as `after` to go on behind this entry. */
  readonly cursor: string;
}

const storedCursor: OptionRule = Object.freeze({
  range: 'the cursor of an entry that follow() gave, as it is',
  accepts: (value: unknown) => readStoredCursor(value) !== undefined,
});

/** What each option may be. */
export const FOLLOW_RULES: OptionRules<FollowOptions> = Object.freeze({
  after: storedCursor,
  ...LIMIT_RULES,
});
