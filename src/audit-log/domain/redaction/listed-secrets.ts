import { hideValue, withClosingQuote } from './hide-value';
import {
  CONTENTS,
  HEADERS,
  isContent,
  isLabelOfCount,
  mayHaveContent,
  NAMES,
  NAMES_OF_ISSUES,
  OTHER_HEADERS,
  USUAL_HEADERS,
  VALUES,
  VALUES_OF_ISSUES,
} from './pair-names';
import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, isAt, type Replacement, replaceParts, replaceSecrets } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** A quote of JSON, of JSON in a text of JSON, or of another language. */
const QUOTE = '\\\\{0,7}["\']';
/** Blanks and line breaks as in JSON that is printed for people, also where they are escaped in a text of JSON. */
const GAP = '(?:\\s|\\\\{1,7}[nrt])*';
const COLON = `${GAP}:${GAP}`;
const COMMA = `${GAP},${GAP}`;
const NAME = '[^"\'\\\\\\r\\n]{1,64}';
const VALUE =
  '(?:"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|\\\\?$)|\'(?:[^\'\\\\]|\\\\[\\s\\S])*(?:\'|\\\\?$)|(\\\\{1,7})"[^"\\\\]*\\\\{1,7}"|[\\w.+-]+)';

/** A quote that Node and JavaScript leave out around a key. */
const KEY_QUOTE = `(?:${QUOTE})?`;
const NAMING = `(?<!\\w)(?:${NAMES})${KEY_QUOTE}${COLON}${QUOTE}(${NAME})${QUOTE}`;

/** `"name":"password"`, and what may come after it. */
const NAMED = new RegExp(`${NAMING}(?=${COMMA})`, 'gi');
const VALUE_NEXT = new RegExp(`${COMMA}${KEY_QUOTE}(?:${VALUES})${KEY_QUOTE}${COLON}`, 'iy');
const VALUE_OR_CONTENT_NEXT = new RegExp(
  `${COMMA}${KEY_QUOTE}(?:${VALUES}|${CONTENTS})${KEY_QUOTE}${COLON}`,
  'iy',
);
const OTHER = `${COMMA}(?:${QUOTE}${NAME}${QUOTE}|[\\w$]{1,64})${COLON}(?:${QUOTE}[^"'\\\\]{0,200}${QUOTE}|[\\w.+-]{1,40})`;
const OTHER_NEXT = new RegExp(OTHER, 'y');
/** `"loc":["body","password"]`, and the value in what a validator says. */
const PATH = `(?<!\\w)(?:${NAMES}|${NAMES_OF_ISSUES})${KEY_QUOTE}${COLON}\\[${GAP}(?:(?:${QUOTE}${NAME}${QUOTE}|\\d{1,9})${COMMA}){0,8}`;
const NAMED_BY_PATH = new RegExp(`${PATH}${QUOTE}(${NAME})${QUOTE}${GAP}\\](?=${COMMA})`, 'gi');
const VALUE_OF_PATH = new RegExp(
  `${COMMA}${KEY_QUOTE}(?:${VALUES}|${VALUES_OF_ISSUES})${KEY_QUOTE}${COLON}`,
  'iy',
);
const MEMBERS_MAX = 16;

/** `"value":"…","name":"password"`, with other members between them. */
const VALUE_FIRST = new RegExp(
  `((?<!\\w)(?:${VALUES}|${CONTENTS})${KEY_QUOTE}${COLON})${VALUE}((?:${OTHER}){0,3}?${COMMA}${KEY_QUOTE}${NAMING})`,
  'gi',
);
/** `[["password","…"]]`, and `[('password', '…')]` of Python. */
const PAIR = new RegExp(
  `[[(](?<=[[,]${GAP}[[(])${GAP}${QUOTE}(${NAME})${QUOTE}${COMMA}(?=[\\w"'\\\\.+-])`,
  'g',
);
const PAIR_END = new RegExp(`${GAP}(?:[\\])]|$)`, 'y');
/** `["Authorization","…"]` */
const IS_HEADER = new RegExp(`^(?:${HEADERS}|${OTHER_HEADERS})$`, 'i');
const HEADER = headersOf(HEADERS);
const OTHER_HEADER = headersOf(OTHER_HEADERS);
/** What shows that a list is one of headers. */
const USUAL_HEADER = new RegExp(`["'](?:${USUAL_HEADERS})${QUOTE}${COMMA}`, 'i');

/** What comes directly before a name, if the name is the value of a naming key. */
const VALUE_BEFORE = new RegExp(`(?:${NAMES})${KEY_QUOTE}${COLON}\\\\{0,7}$`, 'i');
const BEFORE_LENGTH = 160;
const QUOTE_CODE = codesOf(/["']/);
const NAME_LENGTH_MAX = 64;
const NO_NAME = codesOf(/["'\\\r\n]/);
const BACKSLASH = codesOf(/\\/);
const SPACE_OR_ESCAPE = codesOf(/[\s\\]/);
const ESCAPED_SPACE = codesOf(/[nrt]/);

/** Whether the name before a comma or a bracket is secret. */
export function mayBeListed(text: string, place: number, names: NameRules): boolean {
  const name = nameBefore(text, place, names);
  return name !== undefined && (name.isOfObject || name.isOfPath || name.isOfList);
}

/** A text of JSON in which the values beside secret names are hidden, as in objects that are recorded. */
export function hideListed(text: string, names: NameRules, found: FoundSigns): string {
  const secret = placesOf(found, SIGNS.listed).flatMap((place) => nameBefore(text, place, names) ?? []);
  // Each is a search through the whole text, and made only where it may find something.
  const named = secret.some(({ isOfObject }) => isOfObject) ? hideOfObjects(text, names.isSecret) : text;
  const shown = secret.some(({ isOfPath }) => isOfPath) ? hideOfPaths(named, names.isSecret) : named;
  return secret.some(({ isOfList }) => isOfList) ? hideOfLists(shown, names.isSecret) : shown;
}

/** A secret name in quotes in a text, and whether an object, a path or a list has it. */
interface QuotedName {
  readonly name: string;
  readonly isOfObject: boolean;
  readonly isOfPath: boolean;
  readonly isOfList: boolean;
}

/** The secret name in front of a comma or a bracket. */
function nameBefore(text: string, place: number, { isSecret }: NameRules): QuotedName | undefined {
  let end = gapBefore(text, place);
  const isLast = text.charAt(end) === ']';
  if (isLast) {
    end = gapBefore(text, end);
  }
  if (!isAmong(QUOTE_CODE, text, end)) {
    return undefined;
  }
  end -= 1;
  while (isAmong(BACKSLASH, text, end)) {
    end -= 1;
  }
  let start = end;
  while (start > 0 && end - start < NAME_LENGTH_MAX && !isAmong(NO_NAME, text, start)) {
    start -= 1;
  }
  const name = text.slice(start + 1, end + 1);
  return isAmong(QUOTE_CODE, text, start) && isSecret(lastOf(name))
    ? placeName(text, start, name, isLast)
    : undefined;
}

/** The place in front of blanks and line breaks, also of those that are escaped. */
function gapBefore(text: string, place: number): number {
  let at = place - 1;
  while (
    isAmong(SPACE_OR_ESCAPE, text, at) ||
    (isAmong(ESCAPED_SPACE, text, at) && isAmong(BACKSLASH, text, at - 1))
  ) {
    at -= 1;
  }
  return at;
}

/** Tells from what comes before a name whether an object, a path or a list has it. */
function placeName(text: string, start: number, name: string, isLast: boolean): QuotedName {
  if (isLast) {
    const before = text.slice(Math.max(0, start - BEFORE_LENGTH), start);
    const bracket = start - before.length + before.lastIndexOf('[');
    const isNear = before.includes('[');
    const isOfPath = isNear && text.charAt(gapBefore(text, bracket)) === ':';
    return { name, isOfObject: false, isOfPath, isOfList: false };
  }
  const before = text.charAt(gapBefore(text, start));
  return {
    name,
    isOfObject: before === ':' && VALUE_BEFORE.test(text.slice(Math.max(0, start - BEFORE_LENGTH), start)),
    isOfPath: false,
    isOfList: before === '[' || before === '(' || ((before === ',' || before === '') && IS_HEADER.test(name)),
  };
}

function hideOfObjects(text: string, isSecret: (name: string) => boolean): string {
  const named = hideNamed(text, isSecret);
  return replaceSecrets(named, VALUE_FIRST, ([whole, before = '', escapes = '', after = '', name = '']) => {
    const quote = `${escapes}${whole.charAt(before.length) === "'" ? "'" : '"'}`;
    const key = after.slice(0, after.lastIndexOf(':'));
    const isValue = mayHaveContent(key) || !isContent(before);
    return isSecret(lastOf(name)) && isValue && !isLabelOfCount(key, name)
      ? `${before}${quote}${REDACTED}${quote}${after}`
      : whole;
  });
}

function hideOfLists(text: string, isSecret: (name: string) => boolean): string {
  const shown = replaceParts(text, PAIR, ([, name = ''], at) => {
    const value = isSecret(name) ? hideItem(text, at) : undefined;
    return value !== undefined && isAt(PAIR_END, text, value.to) ? value : undefined;
  });
  const patterns = USUAL_HEADER.test(shown) ? [HEADER, OTHER_HEADER] : [HEADER];
  return patterns.reduce(
    (listed, pattern) =>
      replaceParts(listed, pattern, ([, name = ''], at) =>
        isSecret(name) ? hideItem(listed, at) : undefined,
      ),
    shown,
  );
}

/** Matches one of these headers in a list, before its value. */
function headersOf(names: string): RegExp {
  return new RegExp(
    `["'](?<=[[,]${GAP}${QUOTE})(${names})${QUOTE}${COMMA}(?!${QUOTE}(?:${HEADERS})${QUOTE})(?=[\\w"'\\\\.+-])`,
    'gi',
  );
}

/** Hides a value in a list, which stays JSON. */
function hideItem(text: string, at: number): Replacement {
  const value = hideValue(text, at, '');
  return value.shown === REDACTED ? { ...value, shown: `"${REDACTED}"` } : withClosingQuote(text, value);
}

/** The last part of a JSON pointer. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function hideNamed(text: string, isSecret: (name: string) => boolean): string {
  return replaceParts(text, NAMED, ([naming, name = ''], at) => {
    const key = naming.slice(0, naming.indexOf(':'));
    return isSecret(lastOf(name)) && !isLabelOfCount(key, name)
      ? hideBeside(text, at, mayHaveContent(key) ? VALUE_OR_CONTENT_NEXT : VALUE_NEXT)
      : undefined;
  });
}

function hideOfPaths(text: string, isSecret: (name: string) => boolean): string {
  return replaceParts(text, NAMED_BY_PATH, ([, name = ''], at) =>
    isSecret(name) ? hideBeside(text, at, VALUE_OF_PATH) : undefined,
  );
}

/** Hides the values beside a name, among other members. */
function hideBeside(text: string, from: number, next: RegExp): Replacement {
  let shown = '';
  let to = from;
  let at = from;
  for (let members = 0; members < MEMBERS_MAX; members += 1) {
    const valueAt = endOf(next, text, at);
    if (valueAt === at) {
      at = endOf(OTHER_NEXT, text, at);
      if (at === valueAt) {
        break;
      }
    } else {
      const value = withClosingQuote(text, hideValue(text, valueAt, ''));
      shown += text.slice(to, valueAt) + value.shown;
      to = value.to;
      at = to;
    }
  }
  return { from, to, shown };
}
