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
const NAME_CHARACTER = /[\w.%[\]-]/;
const NAME = /[\w.[\]-]*$/;
const ESCAPE = /%(?:25){0,3}([\da-f]{2})/gi;

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
  while (start > earliest && NAME_CHARACTER.test(text.charAt(start - 1))) {
    start -= 1;
  }
  return NAME.exec(decoded(text.slice(start, end)))?.[0] ?? '';
}

function decoded(name: string): string {
  return name.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
