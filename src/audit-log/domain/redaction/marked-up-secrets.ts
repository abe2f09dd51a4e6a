import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { replaceParts, replaceSecrets } from './replace-secrets';
import { NAME_PARTS } from './secret-names';

/** What is written before a quote or a slash in a text of JSON, in the text of another one, and so on. */
const ESCAPES = '\\\\{0,7}';
const LINE_END = '(?:\\r?\\n|(?:\\\\{1,7}r)?\\\\{1,7}n)';

const MAY_CLOSE = new RegExp(`<${ESCAPES}/[\\w:.-]{0,64}?(?:${NAME_PARTS})`, 'i');
const MAY_BE_PART = new RegExp(`name=${ESCAPES}"[\\w.[\\]-]{0,64}?(?:${NAME_PARTS})`, 'i');
const MAY_HAVE_VALUE = /<[\w:-]{1,40}\s[^<>]*\bvalue\s{0,2}=/i;

/** `<password>…</`, also with the prefix of a namespace, attributes and CDATA. */
const ELEMENT = new RegExp(
  `(<(?:[\\w-]{1,32}:)?([\\w.-]{1,64})(?:\\s[^<>]*)?>)((?:<!\\[CDATA\\[)?[^<]+)(?=<${ESCAPES}/)`,
  'g',
);

/** `<input type="password" value="…">`, and whatever else has a name and a value. */
const TAG = /<[\w:-]{1,40}\s[^<>]*>/g;
const ATTRIBUTE = '\\s{0,2}=\\s{0,2}(\\\\{0,7}["\']?)';
const NAME = new RegExp(`\\s(?:name|key|id|type)${ATTRIBUTE}([\\w.[\\]-]{1,64})`, 'gi');
const VALUE = new RegExp(`(\\svalue${ATTRIBUTE})((?<=")[^"\\\\]+|(?<=')[^'\\\\]+|[^\\s"'>\\\\]+)`, 'i');

/** The head of a part of a form: `name="password"`, and an empty line. */
const PART = new RegExp(
  `name=${ESCAPES}"([^"\\\\\\r\\n]{1,64})${ESCAPES}"[^\\r\\n\\\\]{0,200}${LINE_END}(?:[^\\r\\n\\\\]{1,200}${LINE_END}){0,4}${LINE_END}`,
  'g',
);
const PART_END = new RegExp(`${LINE_END}--`, 'g');

/** Whether a text may have a secret in an element of XML. */
export function mayBeElement(text: string): boolean {
  return MAY_CLOSE.test(text);
}

/** A text in which the content of elements is hidden that have secret names. */
export function hideElements(text: string, names: NameRules): string {
  return replaceSecrets(text, ELEMENT, ([whole, tag = '', name = '', value = '']) =>
    value.trim() === '' || tag.endsWith('/>') || !isHidden(value, name, names) ? whole : `${tag}${REDACTED}`,
  );
}

/** Whether a text may have a secret in an input of HTML. */
export function mayBeInput(text: string): boolean {
  return text.includes('<') && MAY_HAVE_VALUE.test(text);
}

/** A text in which the values of inputs are hidden that have secret names. */
export function hideInputs(text: string, names: NameRules): string {
  return replaceSecrets(text, TAG, ([tag]) => hideValueOf(tag, names));
}

function isHidden(value: string, name: string, names: NameRules): boolean {
  return names.isSecret(name) && !isPlainText(value, 0, name, names);
}

function hideValueOf(tag: string, names: NameRules): string {
  return tag.replace(VALUE, (whole, before: string, _, value: string) =>
    Array.from(tag.matchAll(NAME)).some(([, , name = '']) => isHidden(value, name, names))
      ? `${before}${REDACTED}`
      : whole,
  );
}

/** Whether a text may have a secret in a part of a form. */
export function mayBePart(text: string): boolean {
  return text.includes('form-data') && MAY_BE_PART.test(text);
}

/** A text in which the parts of forms are hidden that have secret names. */
export function hideParts(text: string, { isSecret }: NameRules): string {
  return replaceParts(text, PART, ([, name = ''], at) => {
    PART_END.lastIndex = at;
    return isSecret(name)
      ? { from: at, to: PART_END.exec(text)?.index ?? text.length, shown: REDACTED }
      : undefined;
  });
}
