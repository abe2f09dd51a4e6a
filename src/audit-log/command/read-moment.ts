import { readStrictTime } from '../domain/strict-time';
import { UsageError } from './command-errors';
import { shownValue } from './shown-value';

const MS_OF = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const AGO = /^(?<count>\d{1,9})(?<unit>[smhdw])$/;
const WORDS = /^(?:now|today|yesterday)$/;
/** A year of four digits, or of six with a sign, as the log itself writes a time. */
const ISO = /^(?:\d{4}|[+-]\d{6})-/;

/** What a time may be, for the help. */
export const MOMENTS =
  '30s, 15m, 2h, 7d or 4w ago; now, today or yesterday (from midnight UTC); a date such as 2026-11-26; a time such as 2026-11-26T10:00:00Z';

/**
 * Reads a time as people say it: {@link MOMENTS}. Nothing else, because what is found must not depend on a guess.
 *
 * @param option as a message names it: `--since`.
 * @param now milliseconds since 1970.
 */
export function readMoment(option: string, text: string, now: number): Date {
  const { count, unit } = AGO.exec(text)?.groups ?? {};
  if (count !== undefined && isUnit(unit)) {
    return past(option, text, now - Number(count) * MS_OF[unit]);
  }
  if (WORDS.test(text)) {
    const midnight = Math.floor(now / MS_OF.d) * MS_OF.d;
    return new Date({ now, today: midnight, yesterday: midnight - MS_OF.d }[text] ?? now);
  }
  if (ISO.test(text)) {
    const refuse = (message: string) => new UsageError(message);
    return new Date(readStrictTime({ what: option, value: text, refuse }));
  }
  throw new UsageError(
    `${option} is ${shownValue(text)}, which cannot be read as a time. It can be ${MOMENTS}.`,
  );
}

function isUnit(unit: string | undefined): unit is keyof typeof MS_OF {
  return unit !== undefined && Object.hasOwn(MS_OF, unit);
}

/** Refuses a time before the year 0, which four digits cannot write. */
function past(option: string, text: string, time: number): Date {
  if (time < Date.parse('0000-01-01T00:00:00Z')) {
    throw new UsageError(`${option} ${text} is before the year 0. Name a later time.`);
  }
  return new Date(time);
}
