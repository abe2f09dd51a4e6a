import { indentAt, isIndented } from './indented-lines';
import { endOf, isAt } from './replace-secrets';
import { beginOfRun, codeAt, codesOf, isAmong, isSpace } from './signs/codes';

const NAME_LENGTH_MAX = 100;
const ESCAPES_MAX = 16;
const NAME_SIGN = codesOf(/[\w.$%[\]-]/);
const QUOTE = codesOf(/["'\\]/);
/** What may be around a name: quotes, or the marks of Markdown. */
const AROUND_NAME = codesOf(/["'\\`*]/);
const BRACKET = 93;
const PARENTHESIS = 41;
/** Between a column and its value, as PostgreSQL writes them: `Key (token)=(…)`. */
const OF_COLUMN = ')=(';
const SPACE_OR_SIGN = codesOf(/[\s=:>]/);
const LINE_END = codesOf(/[\r\n]/);
const COLON = 58;
const EQUALS = 61;
const GREATER = 62;
const EQUALS_MAX = 3;
/** What may come right before a `=`: `!=`, `||=`. */
const OPERATOR = codesOf(/[!?+|~*^<]/);
const OPERATOR_MAX = 2;
/** A value after an arrow in a comparison or a printed map, and not the code of an arrow function: `-> 'x'`, `-> x)`. */
const BEHIND_ARROW = /["']|[^\s,;"'()[\]{}<>=]+(?=[,)\]}])|(?=\S{0,64}\d)[^\s,;"'()[\]{}<>=]+(?=[\r\n]|$)/y;
/** The last word of a name that may be written with blanks: `API key`, `mot de passe`. */
const LAST_WORD = /^(?:key|code|number|num|id|string|answer|passe)$/i;
const LAST_WORD_MAX = 6;
const BLANK = codesOf(/[ \t]/);
const WORDS_BEFORE = /(?:\w{1,16}[ \t]){1,2}$/;
const WORDS_BEFORE_MAX = 34;

/** What announces a value of YAML on the lines below. */
const BLOCK_FIRST = codesOf(/[|>]/);
const BLOCK = /[|>][+\d-]{0,2}[ \t]*(?=\r?\n)/y;
/** What may come before an opening quote: `b'…'` of Python, `string(3) "…"` of PHP, `new Secret("…")`. */
const PREFIX_FIRST = codesOf(/[brusn]/i);
const PREFIX = /(?:[bru]{1,2}|string\(\d{1,9}\) |new [\w.]{1,64}\()(?=["'])/iy;
/** What a value begins with in JSON and its like. */
const VALUE_FIRST = codesOf(/["'{[\\\d-]/);

/** A name in a text, the sign after it, and where a value may begin after that sign. */
export interface AssignedPlace {
  readonly name: string;
  /** Where its sign begins, or the last part of that: a colon, `=`, `=>`, `==`, `:=`, the `=` of `!=`, the `>` of `->`. */
  readonly sign: number;
  readonly at: number;
  /** Whether the value is on the lines below a name without quotes, as in YAML. */
  readonly isBelow: boolean;
}

/** The sign in front of a place. There may be any blanks and line ends between a name, its sign and its value. */
export function signBefore(text: string, place: number): number {
  let end = place;
  while (isAmong(SPACE_OR_SIGN, text, end - 1) || isSpace(text, end - 1)) {
    end -= 1;
  }
  return behindSpace(text, end);
}

/** The name in front of a sign, and the value behind it, if they belong together. */
export function assignedBy(text: string, sign: number): AssignedPlace | undefined {
  const first = codeAt(text, sign);
  const isColon = first === COLON;
  const nameEnd = isColon ? inFrontOfSpace(text, sign) : endOfName(text, sign, first);
  const signEnd = endOfSign(text, sign, first);
  const at = beginOfValue(text, signEnd, isColon);
  if (text.charCodeAt(signEnd) === EQUALS && hasLineEnd(text, nameEnd, sign)) {
    // A heading, and the line under it.
    return undefined;
  }
  if (first === GREATER && !isBehindArrow(text, sign, at)) {
    return undefined;
  }
  const name = nameBefore(text, nameEnd);
  if (!hasLineEnd(text, signEnd, at)) {
    return { name, sign, at, isBelow: false };
  }
  const isQuoted = isAmong(QUOTE, text, nameEnd - 1);
  const isBelow = !isQuoted && isColon && signEnd === sign + 1;
  const isValue =
    (isBelow || isAmong(VALUE_FIRST, text, at)) && (isQuoted || isIndented(text, at, indentAt(text, sign)));
  return isValue ? { name, sign, at, isBelow } : undefined;
}

function beginOfValue(text: string, signEnd: number, isColon: boolean): number {
  const first = behindSpace(text, signEnd);
  const value =
    isColon && isAmong(BLOCK_FIRST, text, first) ? behindSpace(text, endOf(BLOCK, text, first)) : first;
  return isAmong(PREFIX_FIRST, text, value) ? endOf(PREFIX, text, value) : value;
}

/** Whether the name in front of a sign is in quotes. */
export function isQuotedBefore(text: string, sign: number): boolean {
  return isAmong(QUOTE, text, inFrontOfSpace(text, sign) - 1);
}

function endOfName(text: string, sign: number, first: number): number {
  const end = first === GREATER ? sign - 1 : sign;
  if (!isAmong(OPERATOR, text, end - 1)) {
    return inFrontOfSpace(text, end);
  }
  return inFrontOfSpace(text, isAmong(OPERATOR, text, end - 2) ? end - OPERATOR_MAX : end - 1);
}

function isBehindArrow(text: string, sign: number, at: number): boolean {
  const first = text.charAt(sign - 1);
  return (first === '-' || first === '<') && isAt(BEHIND_ARROW, text, at);
}

function endOfSign(text: string, sign: number, first: number): number {
  let end = sign + 1;
  if (first !== EQUALS) {
    return text.charCodeAt(end) === EQUALS ? end + 1 : end;
  }
  while (end - sign < EQUALS_MAX && text.charCodeAt(end) === EQUALS) {
    end += 1;
  }
  return text.charCodeAt(end) === GREATER ? end + 1 : end;
}

function nameBefore(text: string, nameEnd: number): string {
  let end = nameEnd;
  const last = text.charCodeAt(end - 1);
  if (
    (last === BRACKET && isAmong(QUOTE, text, end - 2)) ||
    (last === PARENTHESIS && text.startsWith(OF_COLUMN, end - 1))
  ) {
    // `["password"]`
    end -= 1;
  }
  for (let left = ESCAPES_MAX; left > 0 && isAmong(AROUND_NAME, text, end - 1); left -= 1) {
    end -= 1;
  }
  const start = beginOfRun(NAME_SIGN, text, end, Math.max(0, end - NAME_LENGTH_MAX));
  const name = text.slice(start, end);
  return name.length <= LAST_WORD_MAX && isAmong(BLANK, text, start - 1) && LAST_WORD.test(name)
    ? withWordsBefore(text, start, name)
    : name;
}

function withWordsBefore(text: string, start: number, name: string): string {
  const [words = ''] = WORDS_BEFORE.exec(text.slice(Math.max(0, start - WORDS_BEFORE_MAX), start)) ?? [];
  return words + name;
}

/** Where the text ends that comes before the white space in front of a place. */
export function inFrontOfSpace(text: string, place: number): number {
  let at = place;
  while (isSpace(text, at - 1)) {
    at -= 1;
  }
  return at;
}

function behindSpace(text: string, place: number): number {
  let at = place;
  while (isSpace(text, at)) {
    at += 1;
  }
  return at;
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && !isAmong(LINE_END, text, at)) {
    at += 1;
  }
  return at < to;
}
