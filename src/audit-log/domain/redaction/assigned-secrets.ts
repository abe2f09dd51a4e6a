import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { type Replacement, replaceAt } from './replace-secrets';
import type { FoundSigns } from './signs/find-signs';

/** A sign between a name and its value: `=`, `=>` or a colon. One class of characters is what is looked for most quickly. */
const SIGN = '[=:](?!//)(?:(?<==)>)?';
/** What may stand between the end of a name and the value, with the sign. */
const BETWEEN = `["'\\\\]{0,4}\\s{0,2}${SIGN}`;

/** A `=`, `=>` or colon behind a name, and blanks. The sign comes first, and the name is looked back for. */
const ASSIGNMENT = new RegExp(`${SIGN}(?<=([\\w.$%[\\]-]{2,100})${BETWEEN})[ \\t]{0,2}`, 'y');

const BEHIND_SIGN = ' \t>';
const NO_MATCH = ['', ''] as const;
const ESCAPES_MAX = 16;

/** The ways in which values end, each from where the value begins. A text that was cut may end anywhere, also behind a backslash. */
const QUOTED = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|'[^'\\]*(?:\\[\s\S][^'\\]*)*(?:'|\\?$)/y;
const WORD = /(?:[^\s&;"'<>`\\]|\\+(?![\\"']))*/y;
const WORD_OF_LIST = /(?:[^\s&;,"'<>`\\}\]]|\\+(?![\\"']))*/y;
/** What stands before a credential in a header: `authorization=Token …`. */
const SCHEME = /(?:basic|bearer|digest|token|apikey|negotiate|ntlm|hawk|oauth)[ \t]{1,2}/iy;
/** Of quotes only those behind a `=` are parts of a header: `Digest response="…"`. */
const LINE = /(?:[^\r\n"'\\]|\\+(?![\\"'])|(?<==)(?:"[^"\\\r\n]*"|\\+"[^"\\\r\n]*\\+"))*/y;
const BRACKET = /["{}[\]]/g;
const ESCAPED_QUOTE = /^\\+["']/;

/** A text in which the values of secret names are hidden: `name=value`, `"name":"value"`, `Name: value`. */
export function hideAssigned(text: string, names: NameRules, { values }: FoundSigns): string {
  return replaceAt(text, values, (place, done) => {
    ASSIGNMENT.lastIndex = signBefore(text, place);
    const [, written] = (ASSIGNMENT.lastIndex >= done && ASSIGNMENT.exec(text)) || NO_MATCH;
    const name = plainName(written);
    const at = ASSIGNMENT.lastIndex;
    return names.isSecret(name) && !text.startsWith('//', at) && !isPlainText(text, at, name, names)
      ? hideValue(text, at, name)
      : undefined;
  });
}

/** Where the `=` or colon stands in front of a value. */
function signBefore(text: string, place: number): number {
  let at = place - 1;
  while (at > 0 && BEHIND_SIGN.includes(text.charAt(at))) {
    at -= 1;
  }
  return at;
}

/** A name without what is encoded in it. */
function plainName(name: string): string {
  return name.includes('%') ? name.replace(/%[0-9a-f]{2}/gi, '_') : name;
}

/** What is shown instead of the value that begins here. Quotes stay, so that JSON stays JSON. */
export function hideValue(text: string, at: number, name: string): Replacement {
  const first = text.charAt(at);
  if (first === '\\') {
    const [quote] = ESCAPED_QUOTE.exec(text.slice(at, at + ESCAPES_MAX)) ?? [];
    return quote === undefined ? hideBare(text, at, name) : hideEscaped(text, at, quote);
  }
  if (first === '"' || first === "'") {
    return { from: at, to: endOf(QUOTED, text, at), shown: `${first}${REDACTED}${first}` };
  }
  if (first === '[' && text.startsWith(REDACTED, at)) {
    return { from: at, to: at + REDACTED.length, shown: REDACTED };
  }
  return first === '{' || first === '['
    ? { from: at, to: endOfBrackets(text, at), shown: `"${REDACTED}"` }
    : hideBare(text, at, name);
}

/** The value of JSON in a text of JSON. */
function hideEscaped(text: string, at: number, quote: string): Replacement {
  const end = text.indexOf(quote, at + quote.length);
  return { from: at, to: end < 0 ? text.length : end, shown: `${quote}${REDACTED}` };
}

function hideBare(text: string, at: number, name: string): Replacement {
  const before = text.charAt(at - 1) === '=' ? '=' : text.slice(Math.max(0, at - ESCAPES_MAX), at).trimEnd();
  if (before.endsWith('=')) {
    return { from: at, to: endOf(WORD, text, endOf(SCHEME, text, at)), shown: REDACTED };
  }
  const to = endOf(/authorization|cookie/i.test(name) ? LINE : WORD_OF_LIST, text, at);
  const shown = /["']\s*:$/.test(before) ? `"${REDACTED}"` : REDACTED;
  return { from: at, to, shown };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where the bracket that opens here is closed; the end of the text where it never is. */
function endOfBrackets(text: string, at: number): number {
  let depth = 0;
  BRACKET.lastIndex = at;
  for (let match = BRACKET.exec(text); match !== null; match = BRACKET.exec(text)) {
    const [bracket] = match;
    if (bracket === '"') {
      BRACKET.lastIndex = endOf(QUOTED, text, match.index);
    } else {
      depth += bracket === '{' || bracket === '[' ? 1 : -1;
    }
    if (depth === 0) {
      return BRACKET.lastIndex;
    }
  }
  return text.length;
}
