import { endOfBlock, indentAt, isIndented } from './indented-lines';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, isAt, matchAt, type Replacement, replaceParts } from './replace-secrets';

/** The end of a line, also where it is escaped in a text of JSON. */
const LINE_END = '(?:\\r?\\n|(?:\\\\{1,7}r)?\\\\{1,7}n)';
const BLANKS = '[ \\t]{0,64}';
const SIGN = '[ \\t]{0,4}[:=][ \\t]{0,4}';
const QUOTE = '(?:\\\\{0,7}["\'])?';
const NAMING = `(?<![\\w-])(?:name|key|label|setting|variable|param|parameter|property|field)${SIGN}`;
const VALUING = `value(?<![\\w-]value)${SIGN}`;
const NAME = '([\\w.-]{1,64}(?: [\\w.-]{1,32}){0,2})';
const COMMENT = '#[^\\r\\n\\\\]{0,200}';
/** A line of the same object: with another member, a comment, or nothing. An item of a list begins another object. */
const OTHER_LINE = `${BLANKS}(?:${COMMENT}|(?!(?:value|name|key)[ \\t]{0,4}[:=])[\\w.-]{1,64}[ \\t]{0,4}[:=][^\\r\\n\\\\]{0,200})?${LINE_END}`;
const NEXT_LINE = `${BLANKS}(?:${COMMENT})?${LINE_END}(?:${OTHER_LINE}){0,4}${BLANKS}`;

/** `name: DB_PASSWORD`, and the value on a line below it, as Kubernetes has them, or behind a comma or a blank. */
const NAMED = new RegExp(
  `${NAMING}${QUOTE}${NAME}${QUOTE}(?:${NEXT_LINE}|${BLANKS},${BLANKS}|[ \\t]{1,4})${VALUING}`,
  'gi',
);
/** `- value: …`, and the name on the line below it; `{ value: …, name: DB_PASSWORD }`. */
const VALUED = new RegExp(
  `((?:-[ \\t]{1,4}|\\{[ \\t]{0,4})${VALUING})("[^"\\r\\n]*"|'[^'\\r\\n]*'|[^\\s"'|>&*!\\\\,}][^\\r\\n\\\\,}]{0,512})` +
    `(?=(?:${NEXT_LINE}|,${BLANKS})${NAMING}${QUOTE}${NAME}${QUOTE}(?:[\\s\\\\,}]|$))`,
  'gi',
);
/** The value of an item on a line of its own may have any sign in it. */
const ITEM = new RegExp(
  `(-[ \\t]{1,4}${VALUING})("(?:[^"\\\\\\r\\n]|\\\\[^\\r\\n]){0,512}"|'(?:[^'\\r\\n]|''){0,512}'|(?:[^\\s"'|>\\\\]|\\\\(?![nr"]))(?:[^\\r\\n\\\\]|\\\\(?![nr])){0,512})` +
    `(?=${NEXT_LINE}${NAMING}${QUOTE}${NAME}${QUOTE}(?:[\\s\\\\,}]|$))`,
  'gi',
);
const MAY_BE_PAIR = new RegExp(VALUING, 'i');

/** A value in quotes, one that ends with its line, one that ends with its word, and the sign of one on the lines below. */
const QUOTED = /"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|''|\\[^\r\n])*'/y;
const SINGLE_QUOTED = /'(?:[^'\\\r\n]|'')*'/y;
const LINE = /(?![|>][+\d-]{0,2}[ \t]*(?:#|[\r\n]|$))[^\s#][^\r\n]*/y;
const WORD = /[^\s"'|>&*!\\,;(){}[\]][^\s"'\\,;(){}[\]]*/y;
const OTHER_WORD = /[(|>&*!][^\r\n]*/y;
const BLOCK = /[|>][+\d-]{0,2}[ \t]*(?:#[^\r\n]*)?\r?\n[ \t]*/y;
const ESCAPED_BLOCK = new RegExp(`[|>][+\\d-]{0,2}[ \\t]*${LINE_END}([ \\t]*)`, 'y');
const NEXT_ESCAPED = new RegExp(`${LINE_END}(?:[ \\t]*${LINE_END})*([ \\t]*)`, 'y');
const LAST_LINE_END = /[\r\n][^\r\n\\]*$/;
const LAST_ESCAPED_LINE_END = /(\\{1,7})[nr]([^\r\n\\]*)$/;
/** For JSON nested in texts of JSON, by depth: a line and a value in quotes, with the backslashes of that depth. */
const ESCAPED = [1, 2, 4].map((depth) => {
  const full = 2 * depth;
  const slashes = (from: number, to: number) => `\\\\{${from},${to}}`;
  const other = `[^"\\\\\\r\\n]|${slashes(1, full - 1)}[^\\\\"nr\\r\\n]`;
  const quote = `${slashes(full - 1, full - 1)}"`;
  return {
    depth,
    line: new RegExp(
      `(?![|>][+\\d-]{0,2}[ \\t]*(?:#|["\\\\]|$))(?![\\s#])(?:${other}|${slashes(full, full)}|${slashes(depth, full - 1)}")+`,
      'y',
    ),
    quoted: new RegExp(
      `${quote}(?:${other}|${slashes(full, full)}(?:${slashes(full, full)}|${slashes(0, full - 1)}[^\\\\\\r\\n]))*${quote}`,
      'y',
    ),
  };
});
const OPENING_QUOTE = /^(?:\\*"|')/;

/** Whether a text may have a name and a value beside each other. */
export function mayBePair(text: string): boolean {
  return MAY_BE_PAIR.test(text);
}

/** A text without the values beside secret names: in lists of settings in YAML, and on one line. */
export function hidePairs(text: string, names: NameRules): string {
  const named = replaceParts(text, NAMED, ([whole, name = ''], at) =>
    names.isSecret(name) ? hideNamed(text, at, { whole, name, names }) : undefined,
  );
  return [VALUED, ITEM].reduce(
    (shown, pattern) =>
      replaceParts(shown, pattern, ({ 1: before = '', 2: value = '', 3: name = '', index }) =>
        names.isSecret(name) ? hideBetween(value, index + before.length) : undefined,
      ),
    named,
  );
}

/** A name, with all that is between it and its value. */
interface Naming {
  readonly whole: string;
  readonly name: string;
  readonly names: NameRules;
}

function hideNamed(text: string, at: number, { whole, name, names }: Naming): Replacement | undefined {
  const block = endOf(BLOCK, text, at);
  if (block > at) {
    const isBelow = isIndented(text, block, indentAt(text, at));
    return isBelow ? { from: block, to: endOfBlock(text, block), shown: REDACTED } : undefined;
  }
  const isOnLine = LAST_LINE_END.test(whole);
  const [escaped, slashes = '', begin = ''] = LAST_ESCAPED_LINE_END.exec(whole) ?? [];
  if (!isOnLine && escaped !== undefined) {
    return hideEscaped(text, at, slashes.length, begin.length - begin.trimStart().length);
  }
  const quoted = endOfQuoted(text, at);
  if (quoted > at) {
    return hideBetween(text.slice(at, quoted), at);
  }
  if (isOnLine) {
    return { from: at, to: endOf(LINE, text, at), shown: REDACTED };
  }
  return isPlainText(text, at, name, names)
    ? undefined
    : { from: at, to: endOf(isAt(WORD, text, at) ? WORD : OTHER_WORD, text, at), shown: REDACTED };
}

function endOfQuoted(text: string, at: number): number {
  const found = [QUOTED, ...ESCAPED.map(({ quoted }) => quoted)].find((pattern) => isAt(pattern, text, at));
  return found?.lastIndex ?? at;
}

/** A value behind an escaped line end: in quotes, on the lines below that are further indented, or up to the end of its line. */
function hideEscaped(text: string, at: number, slashes: number, indent: number): Replacement | undefined {
  const { line = LINE, quoted = QUOTED } = ESCAPED.find(({ depth }) => slashes <= depth) ?? {};
  const end = endOf(quoted, text, at) > at ? endOf(quoted, text, at) : endOf(SINGLE_QUOTED, text, at);
  if (end > at) {
    return hideBetween(text.slice(at, end), at);
  }
  const [opening, own = ''] = matchAt(ESCAPED_BLOCK, text, at) ?? [];
  if (opening === undefined) {
    return { from: at, to: endOf(line, text, at), shown: REDACTED };
  }
  const block = at + opening.length;
  return own.length > indent
    ? { from: block, to: endOfEscaped(text, block, indent, line), shown: REDACTED }
    : undefined;
}

/** Where the lines end that are further indented than this. */
function endOfEscaped(text: string, from: number, indent: number, line: RegExp): number {
  let end = endOf(line, text, from);
  let next = matchAt(NEXT_ESCAPED, text, end);
  while (next !== null && (next[1] ?? '').length > indent) {
    end = endOf(line, text, NEXT_ESCAPED.lastIndex);
    next = matchAt(NEXT_ESCAPED, text, end);
  }
  return end;
}

/** Hides what is between quotes, which stay. */
function hideBetween(value: string, from: number): Replacement {
  const [quote = ''] = OPENING_QUOTE.exec(value) ?? [];
  return { from, to: from + value.length, shown: quote + REDACTED + quote };
}
