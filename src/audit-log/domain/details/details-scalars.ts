import { REDACTED } from '../redaction/redacted-mark';
import { TOO_LARGE } from './plain-form';

/** How deep details are kept. */
export const DEPTH_MAX = 32;

/** The marks in the JSON of details for what is not kept. */
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

/** Whether a text is a mark for something that is not kept. Such a mark is never cut. */
export function isMark(text: string): boolean {
  // A set would hash the whole text.
  return text.length <= WHOLE_LENGTH_MAX && WHOLE.has(text);
}

const BIGINT_MAX = 10n ** 1000n;

/** A number as JSON; as text if it is not finite, because JSON would say null. */
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

/** The first comparison is a shortcut: comparing with a number of 1000 digits takes longer than writing a small number. */
function isShort(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value || (value < BIGINT_MAX && value > -BIGINT_MAX);
}
