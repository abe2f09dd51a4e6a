import { limitOf, type OptionRules, readOptions, timeLimit } from '../domain/call-options';

/** How long a call may take. */
export interface WaitOptions {
  /**
   * How long it may take: a whole number of milliseconds from 1, however large, or `Infinity` for no limit.
   *
   * @defaultValue Infinity: no limit but that of the attempts
   */
  readonly timeoutMs?: number | undefined;
}

const WAIT_RULES: OptionRules<WaitOptions> = { timeoutMs: timeLimit };

/**
 * How many milliseconds a call may take; `undefined` where it may take any number.
 *
 * @param call as a message names it: `flush()`.
 * @throws AuditOptionError when an option is unknown or out of range.
 */
export function readWaitLimit(options: WaitOptions, call: string): number | undefined {
  return limitOf(readOptions(options, call, WAIT_RULES).timeoutMs);
}
