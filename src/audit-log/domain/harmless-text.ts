/** What can forge a line or the order in which it is read: controls, line separators, direction overrides, halves of characters. */
const FORGING = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** What PostgreSQL refuses, so that one such text would hold up its batch for ever: NUL, and halves of characters. */
const POISONOUS = /[\0\p{Cs}]/gu;

/** Most text is this, and a test for it costs less than a search for what is rare. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * Text that stays on one line wherever it is shown: what could forge another line is written visibly, a line feed as the
 * six characters `\u000a`. Not meant to be undone: a backslash stays as it is.
 */
export function harmlessLine(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : text.replace(FORGING, visible);
}

/** Text that every store takes: line feeds and the like stay, NUL and halves of characters are written visibly. */
export function harmlessText(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : text.replace(POISONOUS, visible);
}

/** All of these lie in the first plane, so that four digits are enough. */
function visible(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
