import { flag, LIMIT_RULES, type OptionRules } from '../domain/call-options';

/** How fresh an answer must be, and how long it may take. */
export interface ReadOptions {
  /**
   * `true` answers from what is stored by now; `false` first stores everything that was accepted before the call.
   *
   * @defaultValue false
   */
  readonly staleOk?: boolean | undefined;
  /**
   * How long it may take: a whole number of milliseconds from 1, or `Infinity` for no limit. That includes storing
   * what was accepted before. For `entries()` it is the limit of each page of 500 entries, without the time in which nobody asks for more.
   *
   * @defaultValue Infinity
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Abort it when nobody wants the answer any more, such as when a reader closes the connection. The call then rejects with the
   * reason of the signal, and the store stops looking. For `entries()` it holds for the whole stream.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** What each option may be. */
export const READ_RULES: OptionRules<ReadOptions> = Object.freeze({
  ...LIMIT_RULES,
  staleOk: flag,
});
