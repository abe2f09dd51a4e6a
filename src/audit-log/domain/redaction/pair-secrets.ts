import { endOfBlock, indentAt, isIndented } from './indented-lines';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, type Replacement, replaceParts } from './replace-secrets';

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
const MAY_BE_PAIR = new RegExp(VALUING, 'i');

/** A value in quotes, one that ends with its line, one that ends with its word, and the sign of one on the lines below. */
const QUOTED = /(?:\\{0,7}"[^"\\\r\n]*\\{0,7}"|'[^'\\\r\n]*')/y;
const LINE = /[^\s"'|>&*!\\][^\r\n]*/y;
const ESCAPED_LINE = /[^\s"'|>&*!\\][^\r\n\\"]*/y;
const WORD = /[^\s"'|>&*!\\,;(){}[\]][^\s"'\\,;(){}[\]]*/y;
const BLOCK = /[|>][+\d-]{0,2}[ \t]*\r?\n[ \t]*/y;
const LAST_LINE_END = /[\r\n][^\r\n\\]*$/;
const LAST_ESCAPED_LINE_END = /\\[nr][^\r\n\\]*$/;
const OPENING_QUOTE = /^(?:\\*"|')/;

/** Whether a text may have a name and a value beside each other. */
export function mayBePair(text: string): boolean {
  return MAY_BE_PAIR.test(text);
}

/** A text without the values that stand beside secret names: in lists of settings in YAML, and on one line. */
export function hidePairs(text: string, names: NameRules): string {
  const named = replaceParts(text, NAMED, ([whole, name = ''], at) =>
    names.isSecret(name) ? hideNamed(text, at, { whole, name, names }) : undefined,
  );
  return replaceParts(named, VALUED, ({ 1: before = '', 2: value = '', 3: name = '', index }) =>
    names.isSecret(name) ? hideBetween(value, index + before.length) : undefined,
  );
}

/** A name, with all that stands between it and its value. */
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
  const quoted = endOf(QUOTED, text, at);
  if (quoted > at) {
    return hideBetween(text.slice(at, quoted), at);
  }
  const isOnLine = LAST_LINE_END.test(whole);
  if (isOnLine || LAST_ESCAPED_LINE_END.test(whole)) {
    return { from: at, to: endOf(isOnLine ? LINE : ESCAPED_LINE, text, at), shown: REDACTED };
  }
  return isPlainText(text, at, name, names)
    ? undefined
    : { from: at, to: endOf(WORD, text, at), shown: REDACTED };
}

/** What stands between quotes, which stay. */
function hideBetween(value: string, from: number): Replacement {
  const [quote = ''] = OPENING_QUOTE.exec(value) ?? [];
  return { from, to: from + value.length, shown: quote + REDACTED + quote };
}
