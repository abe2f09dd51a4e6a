import { REDACTED } from '../redaction/redacted-mark';
import { TOO_LARGE } from './plain-form';

/** How deep details are kept. */
export const DEPTH_MAX = 32;

/** What stands in the JSON of details where there is nothing else to keep. */
export const MARKS = Object.freeze({
  redacted: `"${REDACTED}"`,
  circular: '"[circular]"',
  tooDeep: '"[too deep]"',
  tooLarge: `"${TOO_LARGE}"`,
  unreadable: '"[unreadable]"',
});

const FUNCTION = '[function]';

const WHOLE: ReadonlySet<string> = new Set([REDACTED, TOO_LARGE, FUNCTION]);
const WHOLE_LENGTH_MAX = Math.max(REDACTED.length, TOO_LARGE.length, FUNCTION.length);

/** Whether a text is one of the marks that stand for what is not kept, which are kept whole however little has room. */
export function isMark(text: string): boolean {
  // A set reads all of a text.
  return text.length <= WHOLE_LENGTH_MAX && WHOLE.has(text);
}

const BIGINT_MAX = 10n ** 1000n;

/** A number as JSON, which has no word for some of them and would say null. */
export function numberJson(value: number): string {
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

/** What JSON would refuse or lose, as text; nothing for `undefined`, which JSON leaves out. */
export function oddText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'bigint':
      return isShort(value) ? String(value) : TOO_LARGE;
    case 'symbol':
      return String(value);
    case 'function':
      return FUNCTION;
    default:
      return undefined;
  }
}

/** To compare it with a number as long as that takes longer than to write it. */
function isShort(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value || (value < BIGINT_MAX && value > -BIGINT_MAX);
}
