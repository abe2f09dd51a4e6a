import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, isAt, type Replacement, replaceAt, replaceSecrets } from './replace-secrets';
import { beginOfRun, codesOf } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

const VALUE = /(?:[^\s&;"'<>`\\%]|%(?!(?:25){0,3}(?:2[0236]|3b)))*/iy;

/** What JSON may have between a colon and a value, and what its values are, each encoded for a URL. */
const BLANKS = /(?:\+|%(?:25){0,3}(?:20|0a))*/iy;
const OPENING_QUOTE = /%(?:25){0,3}22/y;
const ESCAPED_QUOTE = /(?:%(?:25){0,3}5c){1,7}%(?:25){0,3}22/iy;
const QUOTED = /(?:[^\s&"'<>%]|%(?:25){0,3}5c%(?:25){0,3}[\da-f]{2}|%(?!(?:25){0,3}(?:22|5c)))*/iy;
const IN_ESCAPED = /(?:[^\s&"'<>%]|%(?!(?:25){0,3}(?:22|5c)))*/iy;
const BRACKETS = /%(?:25){0,3}[57]b[^\s&"'<>]*/iy;
const BARE = /(?:[^\s&"'<>%,}\]]|%(?!(?:25){0,3}(?:2c|[57]d|20|22)))*/iy;
const PLAIN = /(?:true|false|null)(?!\w)/y;
const NUMBER = /\d{1,9}(?!\w)/y;
/** In front of a colon there is a quote, which may be escaped; before that the name. */
const QUOTE_BEFORE = /(?:%(?:25){0,3}5c){0,7}%(?:25){0,3}22(?:\+|%(?:25){0,3}20){0,4}$/i;
const QUOTE_LENGTH_MAX = 64;

/** No program writes a letter so, but each reads it: `%74oken` is `token`. */
const LETTER = /%(?:[46][1-9a-f]|[57][0-9a])/i;
const MEMBER = /(^|[?&;#\s"'])((?:[\w.[\]-]|%[\da-f]{2}){1,96})=([^\s&;"'<>`\\]+)/gi;

const LETTERS_MIN = 16;
const CHARACTERS_A_LETTER = 192;

const NAME_LENGTH_MAX = 64;
const NAME_SIGN = /[\w.[\]-]/;
/** The signs that names are written with, by their codes. */
const WRITTEN_SIGNS = codesOf(/[\w.%[\]-]/);
const PLAIN_SIGNS = codesOf(NAME_SIGN);
const PERCENT = 37;
const HEX = /^[\da-f]{2}$/i;
const ESCAPE = /%(?:25){0,3}([\da-f]{2})/gi;
const ESCAPE_HERE = /%(?:25){0,3}([\da-f]{2})/iy;

/** Whether a letter is encoded for a URL. */
export function mayHideLetters(text: string): boolean {
  return LETTER.test(text);
}

/** A text in which the values of names are hidden that have encoded letters: `?%74oken=value`. */
export function hideBehindLetters(text: string, { isSecret }: NameRules): string {
  // A text with very many encoded letters is written to hide something: from a limit on, all values of such names are hidden.
  let left = LETTERS_MIN + text.length / CHARACTERS_A_LETTER;
  return replaceSecrets(text, MEMBER, ([whole, before = '', name = '']) => {
    if (!LETTER.test(name)) {
      return whole;
    }
    left -= 1;
    return left < 0 || isSecret(decoded(name)) ? `${before}${name}=${REDACTED}` : whole;
  });
}

/** Whether the name before the encoded `=` or colon that ends here is that of a secret. */
export function mayBeEncoded(text: string, last: number, { isSecret }: NameRules): boolean {
  return isSecret(nameBefore(text, endOfName(text, last)));
}

/**
 * A text in which the values of secret names are hidden in what is encoded for a URL, such as another URL or JSON:
 * `%3Ftoken%3Dvalue`, `%22token%22%3A%22value%22`.
 */
export function hideEncoded(text: string, names: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.encoded), (last, done) => {
    const end = endOfName(text, last);
    const name = nameBefore(text, end);
    if (end < done || !names.isSecret(name)) {
      return undefined;
    }
    const place = last + 1;
    return isColon(text, place)
      ? hideOfJson(text, endOf(BLANKS, text, place), name, names)
      : { from: place, to: endOf(VALUE, text, place), shown: REDACTED };
  });
}

/** Where the name before a sign ends. Before a colon only a name in quotes counts, as in JSON: else it may be the colon of a URN. */
function endOfName(text: string, last: number): number {
  const sign = signBefore(text, last + 1);
  if (!isColon(text, last + 1)) {
    return sign;
  }
  const from = Math.max(0, sign - QUOTE_LENGTH_MAX);
  const quote = text.slice(from, sign).search(QUOTE_BEFORE);
  return quote < 0 ? 0 : from + quote;
}

function isColon(text: string, end: number): boolean {
  return text.charAt(end - 1).toLowerCase() === 'a';
}

function hideOfJson(text: string, from: number, name: string, names: NameRules): Replacement | undefined {
  const isPlain = isAt(PLAIN, text, from) || (names.isCount(name) && isAt(NUMBER, text, from));
  if (isPlain && !names.isChosen(name)) {
    return undefined;
  }
  const within = endOf(OPENING_QUOTE, text, from);
  if (within > from) {
    return { from: within, to: endOf(QUOTED, text, within), shown: REDACTED };
  }
  const escaped = endOf(ESCAPED_QUOTE, text, from);
  if (escaped > from) {
    return { from: escaped, to: endOf(IN_ESCAPED, text, escaped), shown: REDACTED };
  }
  const value = isAt(BRACKETS, text, from) ? BRACKETS : BARE;
  return { from, to: endOf(value, text, from), shown: `%22${REDACTED}%22` };
}

/** Where an encoded `=` or colon begins, which may be encoded several times: `%3D`, `%253D`. */
function signBefore(text: string, end: number): number {
  let at = end - 3;
  while (text.startsWith('25', at - 1)) {
    at -= 2;
  }
  return at;
}

/** The name before a place: it begins after the last encoded character that is in no name. */
function nameBefore(text: string, end: number): string {
  const start = startOf(PLAIN_SIGNS, text, end);
  const hex = text.slice(start, start + 2);
  if (text.charCodeAt(start - 1) !== PERCENT || !HEX.test(hex)) {
    return text.slice(start, end);
  }
  return hex === '25' || NAME_SIGN.test(signOf(hex))
    ? endingName(text.slice(startOf(WRITTEN_SIGNS, text, end), end))
    : text.slice(start + 2, end);
}

function startOf(signs: Uint8Array, text: string, end: number): number {
  return beginOfRun(signs, text, end, Math.max(0, end - NAME_LENGTH_MAX));
}

/** Reads from the end: mostly the first encoded character ends the name, and what comes before that is not even looked at. */
function endingName(written: string): string {
  let name = '';
  let end = written.length;
  while (end > 0) {
    const at = Math.max(0, written.lastIndexOf('%', end - 1));
    ESCAPE_HERE.lastIndex = at;
    const [whole = '', hex = ''] = ESCAPE_HERE.exec(written) ?? [];
    // A % that is no escape ends a name as well.
    const from = whole === '' && written.startsWith('%', at) ? at + 1 : at + whole.length;
    name = written.slice(from, end) + name;
    const sign = hex === '' ? '' : signOf(hex);
    if (!NAME_SIGN.test(sign)) {
      return name;
    }
    name = sign + name;
    end = at;
  }
  return name;
}

function decoded(name: string): string {
  return name.replace(ESCAPE, (_, hex: string) => signOf(hex));
}

function signOf(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
