import { asked } from '../domain/asked';
import { LIMIT_RULES, limitOf, type OptionRules, readOptions, timeLimit } from '../domain/call-options';
import { AuditOptionError } from '../domain/errors';
import { isObject } from '../domain/harmless-text';

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

/**
 * Refuses the limits of other calls where a call has none: it would not end when its caller believes. Ignores anything else, since the
 * method may be handed on as a listener or to `then()`.
 *
 * @throws AuditOptionError naming the limit.
 */
export function refuseLimits(given: unknown, call: string): void {
  const name = asked(() => Object.keys(LIMIT_RULES).find((limit) => hasOwn(given, limit)), undefined);
  if (name !== undefined) {
    throw new AuditOptionError(
      name,
      `${call} takes no options, and ${name} would not limit it. Give it to a call that asks, such as count({}, { ${name} }): it opens the log, too.`,
    );
  }
}

function hasOwn(given: unknown, name: string): boolean {
  return isObject(given) && Object.hasOwn(given, name) && Reflect.get(given, name) !== undefined;
}
