import {
  type AssignedPlace,
  assignedBy,
  inFrontOfSpace,
  isQuotedBefore,
  signBefore,
} from './assigned-places';
import { endOfBlock, endOfFolded } from './indented-lines';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { type Replacement, replaceAt } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** No value begins so; and none so in a list of JSON or the like, but for those of headers. */
const NO_VALUE = codesOf(/[\s&;<>`]/);
const NO_VALUE_OF_LIST = codesOf(/[,}\]]/);
const EQUALS = 61;

const ESCAPES_MAX = 16;

/** The ways in which values end, each from where the value begins. A text that was cut may end anywhere, also behind a backslash. */
const QUOTED = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|'[^'\\]*(?:\\[\s\S][^'\\]*)*(?:'|\\?$)/y;
const WORD = /(?:[^\s&;"'<>`\\]|\\+(?![\\"']))*/y;
const WORD_OF_LIST = /(?:[^\s&;,"'<>`\\}\]]|\\+(?![\\"']))*/y;
/** The members of a header such as `t=1,v1=…`, but for the last. */
const MEMBERS = /(?:\w{1,32}=[^\s&;,"'<>`\\}\]]*[,;][ \t]?(?=\w{1,32}=))*/y;
/** What stands before a credential in a header: `authorization=Token …`. */
const SCHEME = /(?:basic|bearer|digest|token|apikey|negotiate|ntlm|hawk|oauth)[ \t]{1,2}/iy;
/** Of quotes only those behind a `=` are parts of a header: `Digest response="…"`. */
const LINE = /(?:[^\r\n"'\\]|\\+(?![\\"'])|(?<==)(?:"[^"\\\r\n]*"|\\+"[^"\\\r\n]*\\+"))*/y;
/** The headers of which all of a line is secret. */
const HEADER = /authorization|cookie/i;
const DOUBLE_QUOTE = 34;
const OPENING = codesOf(/[{[]/);
const CLOSING = codesOf(/[}\]]/);
const ESCAPED_QUOTE = /^\\+["']/;

/** Whether the value that begins here is that of a secret name. */
export function mayBeAssigned(text: string, place: number, names: NameRules): boolean {
  return assignedAt(text, place, 0, names) !== undefined;
}

/** A text in which the values of secret names are hidden: `name=value`, `"name":"value"`, `Name: value`. */
export function hideAssigned(text: string, names: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.assigned), (place, done) => {
    const assigned = assignedAt(text, place, done, names);
    return assigned === undefined ? undefined : hideAssignedValue(text, assigned);
  });
}

/** The name and the value where a value may begin, if it is secret. */
function assignedAt(text: string, place: number, done: number, names: NameRules): AssignedPlace | undefined {
  const sign = signBefore(text, place);
  if (sign < done || text.startsWith('//', sign + 1)) {
    return undefined;
  }
  const assigned = assignedBy(text, sign);
  if (assigned === undefined) {
    return undefined;
  }
  const { at } = assigned;
  const name = plainName(assigned.name);
  return hasValue(text, sign, at, name) &&
    names.isSecret(name) &&
    !text.startsWith('//', at) &&
    !isPlainText(text, at, name, names)
    ? { ...assigned, name }
    : undefined;
}

function hideAssignedValue(text: string, { at, name, isBelow }: AssignedPlace): Replacement {
  const value = hideValue(text, at, name);
  return isBelow && value.shown === REDACTED
    ? { ...value, to: Math.max(value.to, endOfBlock(text, at)) }
    : value;
}

/** Told before all else, because it takes so little. */
function hasValue(text: string, sign: number, at: number, name: string): boolean {
  const isNone = isAmong(NO_VALUE, text, at);
  if (isNone || isAmong(NO_VALUE_OF_LIST, text, at)) {
    return text.charCodeAt(sign) === EQUALS ? !isNone : HEADER.test(name);
  }
  return name.length > 1;
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
  const begin = at + quote.length;
  let end = text.indexOf(quote, begin);
  while (end >= 0 && isEscapedMore(text, begin, end, quote)) {
    end = text.indexOf(quote, end + 1);
  }
  return { from: at, to: end < 0 ? text.length : end, shown: `${quote}${REDACTED}` };
}

/** Whether a quote has more backslashes than the one that begins the value, and so is a part of that; those of backslashes do not count. */
function isEscapedMore(text: string, begin: number, end: number, quote: string): boolean {
  let first = end;
  while (first > begin && text.charAt(first - 1) === '\\') {
    first -= 1;
  }
  return (end - first) % (2 * quote.length) !== 0;
}

function hideBare(text: string, at: number, name: string): Replacement {
  if (text.charCodeAt(inFrontOfSpace(text, at) - 1) === EQUALS) {
    return { from: at, to: endOf(WORD, text, endOf(SCHEME, text, at)), shown: REDACTED };
  }
  const to = HEADER.test(name)
    ? endOfFolded(text, endOf(LINE, text, at))
    : endOf(WORD_OF_LIST, text, endOf(MEMBERS, text, at));
  return { from: at, to, shown: isQuotedBefore(text, signBefore(text, at)) ? `"${REDACTED}"` : REDACTED };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
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
