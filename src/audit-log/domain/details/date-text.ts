const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1000;

/** The parts of a time of day, each with the character that follows it: a text of fewer parts is made faster. */
const HOURS = parts(24, 2, ':');
const MINUTES = parts(60, 2, ':');
const SECONDS = parts(60, 2, '.');
const MILLISECONDS = parts(1000, 3, 'Z');

/** The day of the date that was written last: most dates of an entry are of the same one. */
const last = { day: Number.NaN, text: '' };

/** The result of `toISOString()`, in a third of the time; `Invalid Date` for a date that has no time. */
export function dateText(date: Date): string {
  const time = Date.prototype.getTime.call(date);
  if (Number.isNaN(time)) {
    return 'Invalid Date';
  }
  const day = Math.floor(time / DAY_MS);
  if (day !== last.day) {
    const text = Date.prototype.toISOString.call(date);
    last.text = text.slice(0, text.indexOf('T') + 1);
    last.day = day;
  }
  const rest = time - day * DAY_MS;
  const minute = partAt(HOURS, rest / HOUR_MS) + partAt(MINUTES, (rest / MINUTE_MS) % 60);
  const second = partAt(SECONDS, (rest / SECOND_MS) % 60) + partAt(MILLISECONDS, rest % SECOND_MS);
  return last.text + (minute + second);
}

const LENGTH = 24;
const ZERO = 48;
const NINE = 57;
/** A time, with a 0 for each digit. */
const FORM = '0000-00-00T00:00:00.000Z';

/** Whether a text is a time as `toISOString()` gives it, and so shows no secret. */
export function isDateText(text: string): boolean {
  if (text.length !== LENGTH) {
    return false;
  }
  for (let index = 0; index < LENGTH; index += 1) {
    const code = text.charCodeAt(index);
    const wanted = FORM.charCodeAt(index);
    if (wanted === ZERO ? code < ZERO || code > NINE : code !== wanted) {
      return false;
    }
  }
  return true;
}

function parts(count: number, digits: number, end: string): readonly string[] {
  return Array.from({ length: count }, (_, number) => String(number).padStart(digits, '0') + end);
}

function partAt(list: readonly string[], number: number): string {
  return list[Math.floor(number)] ?? '';
}
