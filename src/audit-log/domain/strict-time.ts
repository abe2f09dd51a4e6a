import { types } from 'node:util';
import type { AuditError } from './errors';
import { describeValue } from './harmless-text';

const DATE = /^(?<date>\d{4}-\d\d-\d\d)/;
const CLOCK = /T(?<clock>(?:[01]\d|2[0-3]):[0-5]\d(?<seconds>:[0-5]\d(?<fraction>\.\d{1,9})?)?)/;
const ZONE = /(?<zone>Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/;
const DATE_ALONE = new RegExp(`${DATE.source}$`);
/** A year outside of 0000 to 9999 has a sign and six digits, as the log itself writes it. */
const LONG_DATE = /^(?<date>(?:\d{4}|[+-]\d{6})-\d\d-\d\d)/;
const DATE_TIME = new RegExp(LONG_DATE.source + CLOCK.source + ZONE.source);
const WITHOUT_ZONE = new RegExp(`${DATE.source}${CLOCK.source}$`);

const MINUTE_MS = 60_000;
/** The years that four digits can write. */
const FIRST_MS = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');
/** The largest time that a Date can be, in milliseconds before or after 1970. */
export const TIME_MS_MAX = 8.64e15;

/** What somebody gave as a time. */
export interface GivenTime {
  /** What it is, as the beginning of a sentence: `The filter since`. */
  readonly what: string;
  readonly value: unknown;
  /** Makes the error. */
  readonly refuse: (message: string) => AuditError;
}

/**
 * Reads a `Date` or ISO 8601 text, and nothing else: what is found, and what is deleted, must not depend on a guess or on the
 * time zone of a machine.
 *
 * Text is a date, which begins at midnight UTC (`2026-11-26`), or a date and a time with its zone (`2026-11-26T10:00:00Z`,
 * `2026-11-26T10:00+01:00`). Seconds may be left out, and may have a fraction of up to nine digits, of which the first three
 * count. There is no 24:00, no leap second, no day that the month has not. A year beyond
 * 0000 to 9999 is written with a sign and six digits (`+010000-01-01T00:00:00Z`). A `Date` may be any that is valid.
 *
 * @returns Milliseconds since 1970.
 */
export function readStrictTime({ what, value, refuse }: GivenTime): number {
  const isDate = types.isDate(value);
  const time = isDate ? Date.prototype.getTime.call(value) : readText(value);
  if (isDate ? !Number.isNaN(time) : isWritable(value, time)) {
    return time;
  }
  throw refuse(
    `${what} must be a Date or ISO 8601 text such as "2026-11-26" or "2026-11-26T10:00:00Z", not ${describeValue(value)}.${hintAt(value, time)}`,
  );
}

/** Whether the text may stand for this time: its offset may lead beyond the years that it can name. */
function isWritable(text: unknown, time: number): boolean {
  return isLong(text) ? Math.abs(time) <= TIME_MS_MAX : time >= FIRST_MS && time <= LAST_MS;
}

function isLong(text: unknown): boolean {
  return typeof text === 'string' && /^[+-]/.test(text);
}

function readText(value: unknown): number {
  const { date, clock, seconds, fraction = '', zone, ...offset } = groupsOf(value);
  // A day that the month has not would be taken for one of the next month.
  if (date === undefined || !isDay(date)) {
    return Number.NaN;
  }
  if (clock === undefined || zone === undefined) {
    return Date.parse(date);
  }
  const whole = seconds === undefined ? `${clock}:00` : clock.slice(0, 'hh:mm:ss'.length);
  const milliseconds = Number(fraction.slice(1, 4).padEnd(3, '0'));
  return Date.parse(`${date}T${whole}Z`) + milliseconds - offsetMs(offset);
}

function groupsOf(value: unknown): Readonly<Record<string, string | undefined>> {
  return (typeof value === 'string' && (DATE_ALONE.exec(value) ?? DATE_TIME.exec(value))?.groups) || {};
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function offsetMs({ sign, hours, minutes }: Readonly<Record<string, string | undefined>>): number {
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === '-' ? -offset : offset;
}

function hintAt(value: unknown, time: number): string {
  if (!Number.isNaN(time)) {
    return isLong(value) ? ' No Date goes as far.' : ' The years go from 0000 to 9999.';
  }
  if (typeof value !== 'string') {
    return '';
  }
  if (WITHOUT_ZONE.test(value)) {
    return ' It has no zone, and every machine would read it in its own: add Z, or an offset such as +01:00.';
  }
  return DATE_ALONE.test(value) || DATE_TIME.test(value) ? ' There is no such day.' : '';
}
