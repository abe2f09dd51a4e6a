import { type OptionRules, readOptions, wholeNumber } from '../call-options';
import { aRedaction, readRedaction } from '../read-redaction';
import { DetailsKeys, type Redaction } from '../redaction/redaction';
import { type Change, Comparison } from './comparison';

/** How {@link changes} compares, and how much of it is kept. */
export interface ChangesOptions {
  /**
   * Which values are not shown, as the option `redact` of an `AuditService`: give the same here.
   *
   * @defaultValue none besides the defaults
   */
  readonly redact?: Redaction | undefined;
  /**
   * How many changes are listed at most: 1 to 1000.
   *
   * @defaultValue 50
   */
  readonly changesMax?: number | undefined;
  /**
   * How much is kept of a value at most, in bytes of JSON: 256 to 65536.
   *
   * @defaultValue 512
   */
  readonly valueBytesMax?: number | undefined;
}

const RULES: OptionRules<ChangesOptions> = Object.freeze({
  redact: aRedaction,
  changesMax: wholeNumber(1, 1000),
  valueBytesMax: wholeNumber(256, 65_536),
});

const DEFAULTS = Object.freeze({ changesMax: 50, valueBytesMax: 512 });

/**
 * What has changed from one value to another, as a short list for the `details` of an entry.
 *
 * Both are looked at as details are: a Map is an object, a Date its text, `undefined` is absent, and whatever they are made of, this ends
 * and throws nothing. The value of a secret key is `[redacted]`, before and after; that it has changed is listed. Keys are shown, as in
 * details. A member that is new or has gone is one change, with all that is in it. Where items were put into a list or taken out of it,
 * those at its beginning and its end that are as before are no changes. It compares up to 250,000 members, and says where it stopped.
 *
 * @throws AuditOptionError when an option is unknown or out of range.
 *
 * @example
 * ```ts
 * const before = structuredClone(user);
 * user.name = 'Ada';
 * audit.record({ eventType: 'user.changed', subject: 'user/7', details: { changes: changes(before, user) } });
 * // [{ path: '/name', from: 'Eda', to: 'Ada' }]
 * ```
 */
export function changes(before: unknown, after: unknown, options: ChangesOptions = {}): Change[] {
  const { redact: given, ...limits } = readOptions(options, 'changes()', RULES);
  const redact = readRedaction(given);
  return new Comparison({ ...DEFAULTS, ...limits, redact, keys: new DetailsKeys(redact) }).compare(
    before,
    after,
  );
}
