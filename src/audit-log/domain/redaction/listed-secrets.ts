import { hideValue } from './assigned-secrets';
import { NAMES, VALUES } from './pair-names';
import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { type Replacement, replaceParts, replaceSecrets } from './replace-secrets';

/** A quote of JSON, or of JSON in a text of JSON. */
const QUOTE = '\\\\{0,3}"';
const COLON = '\\s{0,4}:\\s{0,4}';
const COMMA = '\\s{0,4},\\s{0,4}';
const NAME = '[^"\\\\\\r\\n]{1,64}';
const VALUE = '(?:"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|\\\\?$)|[\\w.+-]+)';

/** `"name":"password"`, and what may come after it. */
const NAMED = new RegExp(`"(?:${NAMES})${QUOTE}${COLON}${QUOTE}(${NAME})${QUOTE}(?=${COMMA})`, 'gi');
const VALUE_NEXT = new RegExp(`${COMMA}${QUOTE}(?:${VALUES})${QUOTE}${COLON}`, 'iy');
const OTHER_NEXT = new RegExp(
  `${COMMA}${QUOTE}${NAME}${QUOTE}${COLON}(?:${QUOTE}[^"\\\\]{0,200}${QUOTE}|[\\w.+-]{1,40})`,
  'y',
);
const MEMBERS_MAX = 16;

/** `"value":"…","name":"password"` */
const VALUE_FIRST = new RegExp(
  `("(?:${VALUES})"${COLON})${VALUE}(${COMMA}"(?:${NAMES})"${COLON}"(${NAME})")`,
  'gi',
);
/** `[["password","…"]]` */
const PAIR = new RegExp(`(\\[(?<=[[,]\\s{0,4}\\[)\\s{0,4}"(${NAME})"${COMMA})${VALUE}(?=\\s{0,4}\\]|$)`, 'g');
/** `["Authorization","…"]` */
const HEADERS = '(?:proxy-)?authorization|(?:set-)?cookie2?|x-[\\w-]{1,60}|sec-[\\w-]{1,60}|api-?key';
const HEADER = new RegExp(`("(?<=[[,]\\s{0,4}")(${HEADERS})"${COMMA})(?!"(?:${HEADERS})")${VALUE}`, 'gi');

/** A text of JSON in which the values are hidden that stand beside secret names, as in objects that are recorded. */
export function hideListed(text: string, { isSecret }: NameRules): string {
  const hide = ([whole, before = '', name = '']: RegExpExecArray) =>
    isSecret(name) ? `${before}"${REDACTED}"` : whole;
  const named = hideNamed(text, isSecret);
  const namedAfter = replaceSecrets(named, VALUE_FIRST, ([whole, before = '', after = '', name = '']) =>
    isSecret(lastOf(name)) ? `${before}"${REDACTED}"${after}` : whole,
  );
  return replaceSecrets(replaceSecrets(namedAfter, PAIR, hide), HEADER, hide);
}

/** The last part of a JSON pointer. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function hideNamed(text: string, isSecret: (name: string) => boolean): string {
  return replaceParts(text, NAMED, ([, name = ''], at) =>
    isSecret(lastOf(name)) ? hideBeside(text, at) : undefined,
  );
}

/** The values beside a name, among other members. */
function hideBeside(text: string, from: number): Replacement {
  let shown = '';
  let to = from;
  let at = from;
  for (let members = 0; members < MEMBERS_MAX; members += 1) {
    const valueAt = endOf(VALUE_NEXT, text, at);
    if (valueAt === at) {
      at = endOf(OTHER_NEXT, text, at);
    } else {
      const value = hideValue(text, valueAt, '');
      shown += text.slice(to, valueAt) + value.shown;
      to = value.to;
      // The quote that ends a value in a text of JSON in JSON is not a part of what is hidden.
      at = endOf(CLOSING, text, to);
    }
  }
  return { from, to, shown };
}

const CLOSING = /\\{1,3}"/y;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
