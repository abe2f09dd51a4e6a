import { PARTS } from './assigned-secrets';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { replaceParts, replaceSecrets } from './replace-secrets';

const MAY_CLOSE = new RegExp(`</[\\w:.-]{0,64}?(?:${PARTS})`, 'i');
const MAY_BE_PART = new RegExp(`name="[\\w.[\\]-]{0,64}?(?:${PARTS})`, 'i');

/** `<password>…</`, also with the prefix of a namespace, attributes and CDATA. */
const ELEMENT = /(<(?:[\w-]{1,32}:)?([\w.-]{1,64})(?:\s[^<>]*)?>)((?:<!\[CDATA\[)?[^<]+)(?=<\/)/g;

/** The head of a part of a form: `name="password"`, and an empty line. */
const PART = /name="([^"\r\n]{1,64})"[^\r\n]{0,200}\r?\n(?:[^\r\n]{1,200}\r?\n){0,4}\r?\n/g;
const PART_END = /\r?\n--/g;

/** Whether a text may have a secret in an element of XML, or in a part of a form. */
export function mayMarkUp(text: string): boolean {
  return (text.includes('</') && MAY_CLOSE.test(text)) || mayBeParts(text);
}

/** A text in which the content of elements, and of parts of forms, is hidden that have secret names. */
export function hideMarkedUp(text: string, names: NameRules): string {
  const shown = replaceSecrets(text, ELEMENT, ([whole, tag = '', name = '', value = '']) =>
    value.trim() === '' || tag.endsWith('/>') || !names.isSecret(name) || isPlainText(value, 0, name, names)
      ? whole
      : `${tag}${REDACTED}`,
  );
  return mayBeParts(shown) ? hideParts(shown, names) : shown;
}

function mayBeParts(text: string): boolean {
  return text.includes('form-data') && MAY_BE_PART.test(text);
}

function hideParts(text: string, { isSecret }: NameRules): string {
  return replaceParts(text, PART, ([, name = ''], at) => {
    PART_END.lastIndex = at;
    return isSecret(name)
      ? { from: at, to: PART_END.exec(text)?.index ?? text.length, shown: REDACTED }
      : undefined;
  });
}
