import fc from 'fast-check';

const SEED = 20_261_126;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LAST_MS = 253_402_300_799_999;
const FIRST_MS = -62_167_219_200_000;

const digits = (length: number, most: number) =>
  fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(length, '0'));
const date = fc.tuple(digits(4, 9999), digits(2, 13), digits(2, 32)).map((parts) => parts.join('-'));
const fraction = fc.tuple(fc.constantFrom('.', '.', ','), fc.stringMatching(/^\d{1,10}$/)).map(join);
const clock = fc
  .tuple(
    digits(2, 24),
    digits(2, 60),
    fc.option(digits(2, 60), { nil: '' }),
    fc.option(fraction, { nil: '' }),
  )
  .map(([hours, minutes, seconds, part]) => `${hours}:${minutes}${seconds && `:${seconds}`}${part}`);
const offset = fc
  .tuple(fc.constantFrom('+', '-'), digits(2, 24), fc.constantFrom(':', ':', ''), digits(2, 60))
  .map(join);
const zone = fc.oneof(fc.constantFrom('Z', 'Z', 'z', ''), offset);
const dateTime = fc.tuple(date, fc.constantFrom('T', 'T', 'T', ' '), clock, zone).map(join);
const slip = fc.tuple(
  dateTime,
  fc.nat(30),
  fc.nat(1),
  fc.constantFrom('', '0', '-', ':', 'Z', ' ', '+', 'é'),
);

/** Texts that are times or nearly so, the same with every run. */
export function nearlyTimes(count: number): string[] {
  const slipped = slip.map(([text, at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone));
  return fc.sample(fc.oneof(date, dateTime, dateTime, slipped), { seed: SEED, numRuns: count });
}

/** Reads a time letter by letter, with a calendar of its own: no regular expression, no Date. */
export function expectedTime(text: string): number | undefined {
  const [day, rest] = [text.slice(0, 10), text.slice(10)];
  const midnight = dayMs(day);
  if (midnight === undefined || rest === '') {
    return midnight;
  }
  const zoneAt = Math.max(rest.indexOf('Z'), rest.indexOf('+'), rest.indexOf('-'));
  const time = rest.startsWith('T') && zoneAt !== -1 ? clockMs(rest.slice(1, zoneAt)) : undefined;
  const shift = offsetMs(rest.slice(zoneAt));
  if (time === undefined || shift === undefined) {
    return undefined;
  }
  const found = midnight + time - shift;
  return found >= FIRST_MS && found <= LAST_MS ? found : undefined;
}

function dayMs(text: string): number | undefined {
  const [year, month, day] = numbers(text, '-', [4, 2, 2]);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1) {
    return undefined;
  }
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = DAYS.map((length, index) => (index === 1 && isLeap ? 29 : length));
  if (day > Number(lengths[month - 1])) {
    return undefined;
  }
  const leapsBefore =
    year === 0
      ? 0
      : Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400) + 1;
  const before = lengths.slice(0, month - 1).reduce((sum, length) => sum + length, 0);
  return FIRST_MS + (year * 365 + leapsBefore + before + day - 1) * 86_400_000;
}

function clockMs(text: string): number | undefined {
  const [whole = '', part, ...more] = text.split('.');
  const isShort = whole.length === 5;
  const [hours, minutes, seconds = 0] = numbers(whole, ':', isShort ? [2, 2] : [2, 2, 2]);
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59 || seconds > 59) {
    return undefined;
  }
  if (part === undefined) {
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
  }
  if (isShort || more.length > 0 || !isDigits(part) || part.length > 9) {
    return undefined;
  }
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.floor(Number(`0.${part}`) * 1000 + 1e-7);
}

function offsetMs(text: string): number | undefined {
  if (text === 'Z') {
    return 0;
  }
  const [hours, minutes] = numbers(text.slice(1), ':', [2, 2]);
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59) {
    return undefined;
  }
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The numbers between the separators, or none at all where one of them has another length. */
function numbers(text: string, separator: string, lengths: readonly number[]): number[] {
  const parts = text.split(separator);
  const fits =
    parts.length === lengths.length &&
    parts.every((part, at) => isDigits(part) && part.length === lengths[at]);
  return fits ? parts.map(Number) : [];
}

function isDigits(text: string): boolean {
  return text !== '' && [...text].every((letter) => letter >= '0' && letter <= '9');
}

function join(parts: readonly string[]): string {
  return parts.join('');
}
