import { PARTS } from './assigned-secrets';
import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { replaceParts, replaceSecrets } from './replace-secrets';

/** A `=` of a URL in the query of another one, which may stand in that of a third one. */
const EQUALS = '%(?:25){0,3}3d';
const MAY_ASSIGN = new RegExp(`${EQUALS}(?<=(?=${PARTS})[\\w.[\\]-]{2,40}${EQUALS})`, 'i');
const ASSIGNMENT = new RegExp(EQUALS, 'gi');
const VALUE = /(?:[^\s&;"'<>`\\%]|%(?!(?:25){0,3}(?:2[0236]|3b)))*/iy;

/** No program writes a letter so, but each reads it: `%74oken` is `token`. */
const LETTER = /%(?:[46][1-9a-f]|[57][0-9a])/i;
const MEMBER = /(^|[?&;#\s"'])((?:[\w.[\]-]|%[\da-f]{2}){1,96})=([^\s&;"'<>`\\]+)/gi;

const NAME_LENGTH_MAX = 64;
const NAME_SIGN = /[\w.[\]-]/;
/** The signs that names are written with, by their codes. */
const WRITTEN_SIGNS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w.%[\]-]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const ESCAPE = /%(?:25){0,3}([\da-f]{2})/gi;
const ESCAPE_HERE = /%(?:25){0,3}([\da-f]{2})/iy;

/** Whether a secret may be assigned in what is encoded for a URL. */
export function mayAssignEncoded(text: string): boolean {
  return text.includes('%') && (MAY_ASSIGN.test(text) || LETTER.test(text));
}

/** A text in which the values of secret names are hidden that are encoded for a URL: `%3Ftoken%3Dvalue`, `?%74oken=value`. */
export function hideEncoded(text: string, { isSecret }: NameRules): string {
  const shown = LETTER.test(text)
    ? replaceSecrets(text, MEMBER, ([whole, before = '', name = '']) =>
        LETTER.test(name) && isSecret(decoded(name)) ? `${before}${name}=${REDACTED}` : whole,
      )
    : text;
  return MAY_ASSIGN.test(shown) ? hideInQueries(shown, isSecret) : shown;
}

function hideInQueries(text: string, isSecret: (name: string) => boolean): string {
  return replaceParts(text, ASSIGNMENT, ({ index }, at) => {
    if (!isSecret(nameBefore(text, index))) {
      return undefined;
    }
    VALUE.lastIndex = at;
    return { from: at, to: VALUE.test(text) ? VALUE.lastIndex : at, shown: REDACTED };
  });
}

/** The name in front of a place: behind the last sign that is encoded and stands in no name. */
function nameBefore(text: string, end: number): string {
  const earliest = Math.max(0, end - NAME_LENGTH_MAX);
  let start = end;
  while (start > earliest && WRITTEN_SIGNS[text.charCodeAt(start - 1)] === 1) {
    start -= 1;
  }
  return endingName(text.slice(start, end));
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
