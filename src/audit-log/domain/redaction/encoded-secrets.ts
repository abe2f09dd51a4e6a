import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, replaceAt, replaceSecrets } from './replace-secrets';
import { beginOfRun, codesOf } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

const VALUE = /(?:[^\s&;"'<>`\\%]|%(?!(?:25){0,3}(?:2[0236]|3b)))*/iy;

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
  // Who writes many of them wants to be read by nobody.
  let left = LETTERS_MIN + text.length / CHARACTERS_A_LETTER;
  return replaceSecrets(text, MEMBER, ([whole, before = '', name = '']) => {
    if (!LETTER.test(name)) {
      return whole;
    }
    left -= 1;
    return left < 0 || isSecret(decoded(name)) ? `${before}${name}=${REDACTED}` : whole;
  });
}

/** Whether the name of which the encoded `=` ends here is that of a secret. */
export function mayBeEncoded(text: string, last: number, { isSecret }: NameRules): boolean {
  return isSecret(nameBefore(text, signBefore(text, last + 1)));
}

/** A text in which the values of secret names are hidden in what is encoded for a URL, as in another one: `%3Ftoken%3Dvalue`. */
export function hideEncoded(text: string, { isSecret }: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.encoded), (last, done) => {
    const place = last + 1;
    const sign = signBefore(text, place);
    if (sign < done || !isSecret(nameBefore(text, sign))) {
      return undefined;
    }
    return { from: place, to: endOf(VALUE, text, place), shown: REDACTED };
  });
}

/** Where an encoded `=` begins, which may be encoded several times: `%3D`, `%253D`. */
function signBefore(text: string, end: number): number {
  let at = end - 3;
  while (text.startsWith('25', at - 1)) {
    at -= 2;
  }
  return at;
}

/** The name in front of a place: behind the last sign that is encoded and stands in no name. */
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

/** From the end on: mostly the first sign that is encoded ends the name, and what stands before it is not even looked at. */
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
