import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';

/** A part of every name that may be secret, and of some that are not: shorter than what names are tried with, and quicker. */
export const PARTS =
  'p(?:ass|w|in|sk)|s(?:ecret|alt|enha|sn|i[dg]|ess|ocial)|token|otp|auth|c(?:ookie|red|v[cv]|srf|lave|ontra|ard|onn|ode)|' +
  'key|jwt|xsrf|dsn|hmac|m(?:nem|dp|ot)|kennw|bearer|phrase';

/** The rest of a name is looked ahead for, and not gone back into: none of what may come after it can stand in it. */
const SEPARATED = `(?:${PARTS})(?=([\\w.%\\[\\]-]{0,32}))\\1["'\\\\]{0,4}\\s{0,2}(?:=>?|:)`;

/** Where no part of a secret name stands before a `=`, `=>` or a colon, nothing secret is assigned. */
export const MAY_ASSIGN = new RegExp(SEPARATED, 'i');

const ASSIGNMENT = new RegExp(`${SEPARATED}[ \\t]{0,2}`, 'gi');

/** A text with more secrets than this, and one for so many characters, is hidden from there on: it is not worth more work. */
const HITS_MIN = 16;
const CHARACTERS_A_HIT = 128;
const NAME_LENGTH_MAX = 64;
const ESCAPES_MAX = 16;

const NAME_CHARACTER = /[\w.$%[\]-]/;
const NAME_END = /["'\\\s=:>]/;

/** The ways in which values end, each from where the value begins. */
const QUOTED = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|'[^'\\]*(?:\\[\s\S][^'\\]*)*(?:'|$)/y;
const WORD = /(?:[^\s&;"'<>`\\]|\\+(?![\\"']))*/y;
const WORD_OF_LIST = /(?:[^\s&;,"'<>`\\}\]]|\\+(?![\\"']))*/y;
/** Of quotes only those behind a `=` are parts of a header: `Digest response="…"`. */
const LINE = /(?:[^\r\n"'\\]|\\+(?![\\"'])|(?<==)(?:"[^"\\\r\n]*"|\\+"[^"\\\r\n]*\\+"))*/y;
const BRACKET = /["{}[\]]/g;
const ESCAPED_QUOTE = /^\\+["']/;

/** A text in which the values of secret names are hidden: `name=value`, `"name":"value"`, `Name: value`. */
export function hideAssigned(text: string, names: NameRules): string {
  let kept = '';
  let done = 0;
  let hitsLeft = HITS_MIN + text.length / CHARACTERS_A_HIT;
  ASSIGNMENT.lastIndex = 0;
  for (let match = ASSIGNMENT.exec(text); match !== null; match = ASSIGNMENT.exec(text)) {
    const valueAt = ASSIGNMENT.lastIndex;
    const name = nameAt(text, match.index, done, valueAt);
    if (names.isSecret(name) && !text.startsWith('//', valueAt) && !isPlainText(text, valueAt, name, names)) {
      hitsLeft -= 1;
      if (hitsLeft < 0) {
        return `${kept}${text.slice(done, match.index)}${REDACTED}`;
      }
      const { end, shown } = hideValue(text, valueAt, name);
      kept += text.slice(done, valueAt) + shown;
      done = end;
      ASSIGNMENT.lastIndex = end;
    }
  }
  return done === 0 ? text : kept + text.slice(done);
}

/** The whole name of which a part was found, but for its quotes and what stands around it. */
function nameAt(text: string, partAt: number, from: number, to: number): string {
  const earliest = Math.max(from, partAt - NAME_LENGTH_MAX);
  let start = partAt;
  while (start > earliest && NAME_CHARACTER.test(text.charAt(start - 1))) {
    start -= 1;
  }
  let end = to;
  while (end > partAt && NAME_END.test(text.charAt(end - 1))) {
    end -= 1;
  }
  const name = text.slice(start, end);
  return name.includes('%') ? name.replace(/%[0-9a-f]{2}/gi, '_') : name;
}

interface ValueShown {
  readonly end: number;
  /** What is written instead. Quotes stay, so that JSON stays JSON. */
  readonly shown: string;
}

/** What is written instead of the value that begins here. */
export function hideValue(text: string, at: number, name: string): ValueShown {
  if (text.startsWith(REDACTED, at)) {
    return { end: at + REDACTED.length, shown: REDACTED };
  }
  const first = text.charAt(at);
  const [quote] = ESCAPED_QUOTE.exec(text.slice(at, at + ESCAPES_MAX)) ?? [];
  if (quote !== undefined) {
    return hideEscaped(text, at, quote);
  }
  if (first === '"' || first === "'") {
    return { end: endOf(QUOTED, text, at), shown: `${first}${REDACTED}${first}` };
  }
  return first === '{' || first === '['
    ? { end: endOfBrackets(text, at), shown: `"${REDACTED}"` }
    : hideBare(text, at, name);
}

/** The value of JSON in a text of JSON. */
function hideEscaped(text: string, at: number, quote: string): ValueShown {
  const end = text.indexOf(quote, at + quote.length);
  return { end: end < 0 ? text.length : end, shown: `${quote}${REDACTED}` };
}

function hideBare(text: string, at: number, name: string): ValueShown {
  const before = text.slice(Math.max(0, at - ESCAPES_MAX), at).trimEnd();
  if (before.endsWith('=')) {
    const end = endOf(WORD, text, at);
    return { end, shown: end === at ? '' : REDACTED };
  }
  const end = endOf(/authorization|cookie/i.test(name) ? LINE : WORD_OF_LIST, text, at);
  const shown = /["']\s*:$/.test(before) ? `"${REDACTED}"` : REDACTED;
  return { end, shown: end === at ? '' : shown };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
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
