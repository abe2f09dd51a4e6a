import { NAME_PARTS } from './name-parts';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { matchAt, type Replacement, replaceAt, replaceParts, replaceSecrets } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';
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

/** `<password>…</`, also with the prefix of a namespace, attributes and CDATA. */
const ELEMENT = new RegExp(
  `(<(?:[\\w-]{1,32}:)?([^\\s<>:"'/]{1,64})(?:\\s[^<>]*)?>)((?:<!\\[CDATA\\[)?[^<]+)(?=<${ESCAPES}/)`,
  'y',
);

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
const SETTING = new RegExp(`${SETTING_TAG}>([^<>]+)(?=<)`, 'gi');
const MAY_BE_SETTING = new RegExp(`${SETTING_TAG}["']>[^<>\\s]`, 'i');

/** Elements that stand beside each other: `<name>password</name><value>…</value>`, `<key>token</key><string>…</string>`. */
const GAP = '(?:\\s|\\\\{1,7}[nrt]){0,64}';
const PREFIX = '(?:[\\w-]{1,32}:)?';
const NAMING_END = `<${ESCAPES}/${PREFIX}(?:name|key|label|field|param|parameter|property|setting|variable|dt|th)>`;
const NAMED_ELEMENT = new RegExp(
  `(>${GAP}([\\w.:-]{1,32}(?: [\\w.:-]{1,32}){0,3})${GAP}${NAMING_END}${GAP}` +
    `<${PREFIX}(?:value|val|string|integer|data|content|dd|td)(?:\\s[^<>]{0,200})?>${GAP}(?:<(?:string|int|i4)>)?(?:<!\\[CDATA\\[)?)([^<]+)`,
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

/** Whether the element that ends with this word has a secret name. */
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

/** The content of an element of which the name ends here or further on. */
function contentBefore(text: string, place: number, names: NameRules): Replacement | undefined {
  const end = endBefore(text, place);
  if (end < 0 || !names.isSecret(nameAt(text, place))) {
    return undefined;
  }
  const before = text.lastIndexOf('<', end - 1);
  const open = text.startsWith('<![', before) ? text.lastIndexOf('<', before - 1) : before;
  const [whole = '', tag = '', name = '', value = ''] = (open >= 0 && matchAt(ELEMENT, text, open)) || [];
  return value.trim() === '' || tag.endsWith('/>') || !isHidden(value, name, names)
    ? undefined
    : { from: open + tag.length, to: open + whole.length, shown: REDACTED };
}

/** Where the end of an element begins in whose name this place is, if there is one. */
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
  return replaceSecrets(text, NAMED_ELEMENT, ([whole, before = '', name = '', value = '']) =>
    value.trim() !== '' && isHidden(value, name, names) ? `${before}${REDACTED}` : whole,
  );
}

function hideSettings(text: string, names: NameRules): string {
  return replaceSecrets(text, SETTING, ([tag, value = '']) => {
    const before = tag.slice(0, tag.length - value.length);
    return value.trim() !== '' && isNamed(before, value, names) ? `${before}${REDACTED}` : tag;
  });
}

/** A text in which such values are hidden. */
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
  const [, own = ''] = OWN_NAME.exec(tag) ?? [];
  return (
    isHidden(value, own, names) ||
    Array.from(tag.matchAll(NAME)).some(([, , name = '']) => isHidden(value, name, names))
  );
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
