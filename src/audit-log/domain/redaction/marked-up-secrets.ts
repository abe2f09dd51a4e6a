import { NAME_PARTS } from './name-parts';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, type Replacement, replaceAt, replaceParts, replaceSecrets } from './replace-secrets';
import { codesOf, isAmong, isSpace } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** What is written before a quote or a slash in a text of JSON, in the text of another one, and so on. */
const ESCAPES = '\\\\{0,7}';
const LINE_END = '(?:\\r?\\n|(?:\\\\{1,7}r)?\\\\{1,7}n)';

const PARTS = new RegExp(NAME_PARTS, 'i');
const NAME_LENGTH_MAX = 64;
const NAME_SIGN = codesOf(/[\w:.-]/);
const PART_SIGN = codesOf(/[\w.-]/);
const SLASH = codesOf(/[/\\]/);
/** `name="password"`, with or without quotes, also in the form for other alphabets. */
const PART_NAME = `(?<!\\w)name\\*?[ \\t]{0,2}=[ \\t]{0,2}(?:[\\w-]{1,16}'\\w{0,8}')?`;
const MAY_BE_PART = /(?<!\w)name\*?[ \t]{0,2}=/i;
const MAY_HAVE_VALUE = /<[\w:-]{1,40}\s[^<>]*\b(?:value|content)\s{0,2}=/i;

/** What is written between two elements beside blanks: a comment. */
const COMMENT = '<!--(?:[^<-]|-(?!->)){0,400}-->';
const CDATA = '<!\\[CDATA\\[';
/** The whole content of an element without elements in it, with comments and CDATA, which may be cut. */
const CONTENT = `(?:${CDATA}(?:[^\\]]|\\](?!\\]>))*(?:\\]\\]>|$)|${COMMENT}|[^<])+`;
const CONTENT_HERE = new RegExp(CONTENT, 'y');
/** `<password>…`, up to its end, also with the prefix of a namespace and attributes. */
const ELEMENT = new RegExp(`^(<(?:[\\w-]{1,32}:)?([^\\s<>:"'/]{1,64})(?:\\s[^<>]*)?>)(${CONTENT})$`);
const MARKS_OF_CONTENT = new RegExp(`${COMMENT}|${CDATA}|\\]\\]>`, 'g');
/** This much of a content is enough to tell whether it is plain. */
const HEAD_LENGTH = 1000;
/** How many comments and the like an element may have. */
const MARKS_MAX = 4;
const END_OF_CDATA = ']]>';

/** `<input type="password" value="…">`, and whatever else has a name and a value. */
const TAG = /<[\w:-]{1,40}\s[^<>]*>/g;
const ATTRIBUTE = '\\s{0,2}=\\s{0,2}(\\\\{0,7}["\']?)';
const NAME = new RegExp(`\\s(?:name|key|id|type)${ATTRIBUTE}([^\\s"'<>\\\\]{1,64})`, 'gi');
const OWN_NAME = /^<(?:[\w-]{1,32}:)?([\w.-]{1,64})/;
const VALUE = new RegExp(
  `(\\s(?:value|content)${ATTRIBUTE})((?<=")[^"\\\\]+|(?<=')[^'\\\\]+|[^\\s"'>\\\\]+)`,
  'i',
);

/** The elements of settings that have a name, and the value as their content: `<entry key="password">…</entry>`. */
const SETTING_TAG =
  '<(?:property|string|entry|param|parameter|setting|variable|item|field|option|env|value)\\s[^<>]*';
const SETTING = new RegExp(
  `${SETTING_TAG}>(?:\\s{0,64}${COMMENT}){0,2}\\s{0,64}(?:<(?:value|string)>\\s{0,64})?(?=${CDATA}|[^<>\\s][^<>]*<)`,
  'gi',
);
const MAY_BE_SETTING = new RegExp(`${SETTING_TAG}["']>\\s{0,64}(?:[^<>\\s]|<(?:!|value>|string>))`, 'i');

/** Elements beside each other: `<name>password</name><value>…</value>`, `<key>token</key><string>…</string>`. */
const GAP = '(?:\\s|\\\\{1,7}[nrt]){0,64}';
/** A namespace, or the beginning of a longer name: `<param-name>`. */
const PREFIX = '(?:[\\w-]{1,32}[:-])?';
const NAMING_END = `<${ESCAPES}/${PREFIX}(?:name|key|label|field|param|parameter|property|setting|variable|dt|th)>`;
const BETWEEN = `${GAP}(?:${COMMENT}${GAP}){0,2}(?:<[\\w:-]{1,40}>[^<>]{0,80}<${ESCAPES}/[\\w:-]{1,40}>${GAP})?`;
const NAMED_ELEMENT = new RegExp(
  `>${GAP}(?:${CDATA})?([\\w.:-]{1,32}(?: [\\w.:-]{1,32}){0,3})(?:\\]\\]>)?${GAP}${NAMING_END}${BETWEEN}` +
    `<${PREFIX}(?:value|val|string|integer|data|content|dd|td)(?:\\s[^<>]{0,200})?>${GAP}(?:<(?:string|int|i4)>)?(?=<!|[^<])`,
  'gi',
);
const MAY_BE_NAMED = new RegExp(NAMING_END, 'i');

/** The head of a part of a form: `name="password"`, and an empty line. */
const PART = new RegExp(
  `${PART_NAME}(?:${ESCAPES}["']([^"'\\\\\\r\\n]{1,64})${ESCAPES}["']|([^\\s"';,\\\\]{1,64}))` +
    `[^\\r\\n\\\\]{0,200}${LINE_END}(?:[^\\r\\n\\\\]{1,200}${LINE_END}){0,4}${LINE_END}`,
  'gi',
);
const PART_END = new RegExp(`${LINE_END}--`, 'g');

/** Whether this place is in the end tag of an element with a secret name. */
export function mayBeElement(text: string, place: number, names: NameRules): boolean {
  return contentBefore(text, place, names) !== undefined;
}

/** A text in which the content of elements is hidden that have secret names. */
export function hideElements(text: string, names: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.closed), (place, done) => {
    const content = contentBefore(text, place, names);
    return content === undefined || content.from < done ? undefined : content;
  });
}

/** What to hide in an element, if this place is in the name of its end tag. */
function contentBefore(text: string, place: number, names: NameRules): Replacement | undefined {
  const end = endBefore(text, place);
  if (end < 0 || !names.isSecret(nameAt(text, place))) {
    return undefined;
  }
  const element = elementBefore(text, end);
  if (element === undefined) {
    return undefined;
  }
  const { open, tag, name, content } = element;
  return isBlank(content) || tag.endsWith('/>') || !isHidden(withoutMarks(content), name, names)
    ? undefined
    : { from: open + tag.length, to: end, shown: REDACTED };
}

function withoutMarks(content: string): string {
  return content.replace(MARKS_OF_CONTENT, '');
}

function isBlank(content: string): boolean {
  return withoutMarks(content).trim() === '';
}

/** An element, up to its end tag. */
interface Element {
  readonly open: number;
  readonly tag: string;
  readonly name: string;
  readonly content: string;
}

/** The element that ends here, if it has no other in it. */
function elementBefore(text: string, end: number): Element | undefined {
  const stepsMax = endsCdata(text, end) ? MARKS_MAX : 1;
  let open = end;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    open = markBefore(text, open);
    if (open < 0 || isAmong(SLASH, text, open + 1)) {
      return undefined;
    }
    const [, tag, name = '', content = ''] = ELEMENT.exec(text.slice(open, end)) ?? [];
    if (tag !== undefined) {
      return { open, tag, name, content };
    }
  }
  return undefined;
}

/** Where the nearest tag begins that is no comment and no CDATA; -1 if there are too many of these. */
function markBefore(text: string, end: number): number {
  let open = end === 0 ? -1 : text.lastIndexOf('<', end - 1);
  for (let left = MARKS_MAX; left > 0 && open > 0 && text.startsWith('<!', open); left -= 1) {
    open = text.lastIndexOf('<', open - 1);
  }
  return text.startsWith('<!', open) ? -1 : open;
}

/** Whether CDATA ends here, which may contain text that looks like an element. */
function endsCdata(text: string, end: number): boolean {
  let at = end;
  while (isSpace(text, at - 1)) {
    at -= 1;
  }
  return text.startsWith(END_OF_CDATA, at - END_OF_CDATA.length);
}

/** Where the end tag begins in whose name this place is; -1 if there is none. */
function endBefore(text: string, place: number): number {
  let at = place;
  while (isAmong(NAME_SIGN, text, at)) {
    at -= 1;
  }
  while (isAmong(SLASH, text, at)) {
    at -= 1;
  }
  return text.charAt(at) === '<' ? at : -1;
}

function nameAt(text: string, place: number): string {
  let from = place;
  while (isAmong(PART_SIGN, text, from - 1)) {
    from -= 1;
  }
  let to = place + 1;
  while (to - from < NAME_LENGTH_MAX && isAmong(PART_SIGN, text, to)) {
    to += 1;
  }
  return text.slice(from, to);
}

/** Whether a text may have a secret beside its name, in an input of HTML, in an element of settings, or in two elements. */
export function mayBeInput(text: string): boolean {
  return text.includes('<') && [MAY_HAVE_VALUE, MAY_BE_SETTING, MAY_BE_NAMED].some((may) => may.test(text));
}

function hideNamedElements(text: string, names: NameRules): string {
  return replaceParts(text, NAMED_ELEMENT, ([, name = ''], at) => hideContent(text, at, [name], names));
}

function hideSettings(text: string, names: NameRules): string {
  return replaceParts(text, SETTING, ([tag], at) => hideContent(text, at, namesIn(tag), names));
}

/** Reads the content that begins here only if it is secret, because the CDATA around it may contain many such elements. */
function hideContent(
  text: string,
  from: number,
  own: readonly string[],
  names: NameRules,
): Replacement | undefined {
  const head = contentAt(text.slice(from, from + HEAD_LENGTH), 0);
  if (!own.some((name) => isHidden(withoutMarks(head), name, names))) {
    return undefined;
  }
  const content = contentAt(text, from);
  return isBlank(content) ? undefined : { from, to: from + content.length, shown: REDACTED };
}

function contentAt(text: string, from: number): string {
  return text.slice(from, endOf(CONTENT_HERE, text, from));
}

/** A text in which the values of inputs, settings and named elements are hidden. */
export function hideInputs(text: string, names: NameRules): string {
  return replaceSecrets(hideSettings(hideNamedElements(text, names), names), TAG, ([tag]) =>
    PARTS.test(tag) ? hideValueOf(tag, names) : tag,
  );
}

function isHidden(value: string, name: string, names: NameRules): boolean {
  return names.isSecret(name) && !isPlainText(value, 0, name, names);
}

function hideValueOf(tag: string, names: NameRules): string {
  return tag.replace(VALUE, (whole, before: string, _, value: string) =>
    isNamed(tag, value, names) ? `${before}${REDACTED}` : whole,
  );
}

function isNamed(tag: string, value: string, names: NameRules): boolean {
  return namesIn(tag).some((name) => isHidden(value, name, names));
}

/** The name of an element, and those that its attributes give it. */
function namesIn(tag: string): string[] {
  const [, own = ''] = OWN_NAME.exec(tag) ?? [];
  return [own, ...Array.from(tag.matchAll(NAME), ([, , name = '']) => name)];
}

/** Whether a text may have a secret in a part of a form. */
export function mayBePart(text: string): boolean {
  return text.includes('form-data') && MAY_BE_PART.test(text);
}

/** A text in which the parts of forms are hidden that have secret names. */
export function hideParts(text: string, { isSecret }: NameRules): string {
  return replaceParts(text, PART, ([, quoted = '', bare = ''], at) => {
    PART_END.lastIndex = at;
    return isSecret(quoted || bare)
      ? { from: at, to: PART_END.exec(text)?.index ?? text.length, shown: REDACTED }
      : undefined;
  });
}
