import { inFrontOfSpace, isQuotedBefore, signBefore } from './assigned-places';
import { endOfFolded } from './indented-lines';
import { REDACTED } from './redacted-mark';
import { endOf, type Replacement } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';

const EQUALS = codesOf(/=/);
const ESCAPES_MAX = 16;

/** What follows two quotes if they are not an empty value. */
const SOMETHING = `(?=[^\\s,;:)}\\]"'&\\\\])`;
/** The forms of values, each from its beginning to its end. A text that was cut may end anywhere, even after a backslash. */
const QUOTED = new RegExp(['"', "'"].map(quotedWith).join('|'), 'y');
const OPENING_QUOTES = new RegExp(`"{3}|'{3}|""${SOMETHING}|''${SOMETHING}|["']`, 'y');
/** In backticks, as in Markdown and in JavaScript, but for a name with nothing behind its sign: "`password=` is missing". */
const BACKTICKED = /`[^`\s]+`/y;
/** As a database writes a row. */
const PARENTHESIZED = /\([^()\r\n]*\)?/y;
const WORD = /(?:[^\s&;"'<>`\\]|\\+(?![\\"']))*/y;
const WORD_OF_LIST = /(?:[^\s&;,"'<>`\\}\]]|\\+(?![\\"']))*/y;
/** The members of a header such as `t=1,v1=…`, but for the last. */
const MEMBERS = /(?:\w{1,32}=[^\s&;,"'<>`\\}\]]*[,;][ \t]?(?=\w{1,32}=))*/y;
/** The further groups of digits in the number of a card. */
const CARD = /(?<=\d{4})(?:[ -]\d{3,6}){2,4}/y;
const QUOTE = codesOf(/["']/);
const WRAPPER = /^(?:[a-z$@]{1,2}|[\w.:]{1,64}[([])$/i;
const WRAPPER_END = /[)\]]/y;
/** What comes before a credential in a header: `authorization=Token …`. */
const SCHEME = /(?:basic|bearer|digest|token|apikey|negotiate|ntlm|hawk|oauth)[ \t]{1,2}/iy;
/** Of quotes only those behind a `=` are parts of a header: `Digest response="…"`. */
const LINE = /(?:[^\r\n"'\\]|\\+(?![\\"'])|(?<==)(?:"[^"\\\r\n]*"|\\+"[^"\\\r\n]*\\+"))*/y;
/** The headers whose whole line is secret. */
export const HEADER = /authorization|cookie/i;
const DOUBLE_QUOTE = 34;
const OPENING = codesOf(/[{[]/);
const CLOSING = codesOf(/[}\]]/);
const ESCAPED_QUOTE = /^\\+["']/;
const CLOSING_QUOTE = /\\{1,7}["']/y;

/** What is shown instead of the value that begins here. Quotes stay, so that JSON stays JSON. */
export function hideValue(text: string, at: number, name: string): Replacement {
  const first = text.charAt(at);
  if (first === '\\') {
    const [quote] = ESCAPED_QUOTE.exec(text.slice(at, at + ESCAPES_MAX)) ?? [];
    return quote === undefined ? hideBare(text, at, name) : hideEscaped(text, at, quote);
  }
  if (first === '`') {
    return { from: at, to: endOf(BACKTICKED, text, at), shown: `\`${REDACTED}\`` };
  }
  if (first === '(') {
    return { from: at, to: endOf(PARENTHESIZED, text, at), shown: `(${REDACTED})` };
  }
  if (first === '"' || first === "'") {
    const quotes = text.slice(at, endOf(OPENING_QUOTES, text, at));
    return { from: at, to: endOf(QUOTED, text, at), shown: `${quotes}${REDACTED}${quotes}` };
  }
  if (first === '[' && text.startsWith(REDACTED, at)) {
    return { from: at, to: at + REDACTED.length, shown: REDACTED };
  }
  return first === '{' || first === '['
    ? { from: at, to: endOfBrackets(text, at), shown: `"${REDACTED}"` }
    : hideBare(text, at, name);
}

/** The same, where a quote of JSON in JSON ends the value: this quote is not hidden. */
export function withClosingQuote(text: string, { from, to, shown }: Replacement): Replacement {
  const end = endOf(CLOSING_QUOTE, text, to);
  return { from, to: end, shown: shown + text.slice(to, end) };
}

/** The value of JSON in a text of JSON. */
function hideEscaped(text: string, at: number, quote: string): Replacement {
  const begin = at + quote.length;
  let end = text.indexOf(quote, begin);
  while (end >= 0 && isEscapedMore(text, begin, end, quote)) {
    end = text.indexOf(quote, end + 1);
  }
  return { from: at, to: end < 0 ? text.length : end, shown: `${quote}${REDACTED}` };
}

/** Whether a quote has more backslashes than the opening one, and so is part of the value. Escaped backslashes do not count. */
function isEscapedMore(text: string, begin: number, end: number, quote: string): boolean {
  let first = end;
  while (first > begin && text.charAt(first - 1) === '\\') {
    first -= 1;
  }
  return (end - first) % (2 * quote.length) !== 0;
}

function hideBare(text: string, at: number, name: string): Replacement {
  if (isAmong(EQUALS, text, inFrontOfSpace(text, at) - 1)) {
    return {
      from: at,
      to: endOfWrapped(text, at, endOf(WORD, text, endOf(SCHEME, text, at))),
      shown: REDACTED,
    };
  }
  const to = HEADER.test(name)
    ? endOfFolded(text, endOf(LINE, text, at))
    : endOfWrapped(text, at, endOf(CARD, text, endOf(WORD_OF_LIST, text, endOf(MEMBERS, text, at))));
  return { from: at, to, shown: isQuotedBefore(text, signBefore(text, at)) ? `"${REDACTED}"` : REDACTED };
}

/** In quotes: in three of them, in two as in CSV, or in one, which may be doubled inside as in SQL: `'it''s'`. */
function quotedWith(quote: string): string {
  const inThree = `${quote}{3}(?:[^${quote}]|${quote}(?!${quote}{2}))*(?:${quote}{3}|$)`;
  const inTwo = `${quote}{2}${SOMETHING}[^${quote}]*(?:${quote}{1,2}|$)`;
  const part = `[^${quote}\\\\]*`;
  return `${inThree}|${inTwo}|${quote}${part}(?:(?:\\\\[\\s\\S]|${quote}{2}(?=\\w))${part})*(?:${quote}|\\\\?$)`;
}

/** A quote right behind a bracket or a prefix is no end: `Some("…")`, `$'…'`. */
function endOfWrapped(text: string, at: number, end: number): number {
  return isAmong(QUOTE, text, end) && WRAPPER.test(text.slice(at, end))
    ? endOf(WRAPPER_END, text, endOf(QUOTED, text, end))
    : end;
}

/** Where the bracket that opens here is closed; the end of the text where it never is. */
function endOfBrackets(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) {
      at = endOf(QUOTED, text, at) - 1;
    } else if (OPENING[code] === 1) {
      depth += 1;
    } else if (CLOSING[code] === 1) {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return text.length;
}
