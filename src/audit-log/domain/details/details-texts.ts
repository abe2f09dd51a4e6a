import { harmlessText, isStorable } from '../harmless-text';
import type { NameRules } from '../redaction/plain-values';
import type { RedactText } from '../redaction/redact-text';
import { areHarmlessNames, hideSecrets, isSignlessJson, mayShowSecrets } from '../redaction/secret-text';
import type { BytesText } from './bytes-text';

/** A character that JSON may write as another text. */
const ODD_IN_JSON = /[^ !#-[\]-~]/;
const QUOTES = 2;

/** Longer than any credential that is known by its shape, so that a credential at the limit is still found. */
const OVERLAP = 1024;

/** What is kept of the texts of details. */
export class DetailsTexts {
  /** Whether the caller has a function that must see each text. */
  readonly isCustom: boolean;
  readonly #lengthMax: number;
  readonly #names: NameRules;
  readonly #redactText: RedactText | undefined;

  constructor(lengthMax: number, names: NameRules, redactText: RedactText | undefined) {
    this.isCustom = redactText !== undefined;
    this.#lengthMax = lengthMax + OVERLAP;
    this.#names = names;
    this.#redactText = redactText;
  }

  /** What may be kept of a text; if it is far too long, of its beginning. */
  shown(text: string, where: string): string {
    const head = text.length > this.#lengthMax ? text.slice(0, this.#lengthMax) : text;
    const hidden = hideSecrets(head, this.#names);
    return this.#redactText === undefined ? hidden : this.#redactText(hidden, where);
  }

  /** The text that bytes are, as far as they may be kept; nothing if they are no text, or certainly show no secret. */
  textOf(bytes: BytesText): string {
    return bytes.isHarmless ? '' : (bytes.text(this.#lengthMax) ?? '');
  }

  /** Whether a text shows a secret. */
  showsSecret(text: string): boolean {
    return text !== '' && hideSecrets(text, this.#names) !== text;
  }

  /** How many characters at the end of a text {@link shown} leaves out. */
  restOf(text: string): number {
    return Math.max(0, text.length - this.#lengthMax);
  }

  /** Whether all of these texts, one a line, may be kept as they are. */
  areHarmless(texts: string): boolean {
    return !(this.isCustom || mayShowSecrets(texts, this.#names));
  }

  /** Whether the JSON of texts has no sign of a secret. `true` is always right, `false` proves nothing. */
  areSignless(json: string): boolean {
    return !this.isCustom && isSignlessJson(json, this.#names);
  }

  /** Whether none of these texts shows a secret, or is the name of one. */
  areHarmlessNames(names: readonly string[]): boolean {
    return (
      areHarmlessNames(names, this.#names) ||
      names.every((name) => areHarmlessNames([name], this.#names) || !this.#mayBeSecret(name))
    );
  }

  #mayBeSecret(name: string): boolean {
    return this.#names.isSecret(name) || mayShowSecrets(name, this.#names);
  }
}

/** A text as JSON, fit for every store: NUL and halves of characters are text that shows them. */
export function textJson(text: string): string {
  const odd = text.search(ODD_IN_JSON);
  if (odd === -1) {
    return `"${text}"`;
  }
  // Binary data mostly begins with NUL: then the JSON of the text itself would be made in vain.
  if (text.charCodeAt(odd) === 0) {
    return JSON.stringify(storable(text));
  }
  const json = JSON.stringify(text);
  // If nothing was escaped, there is no NUL and no half of a character. To look for them takes as long as to write the text.
  return json.length === text.length + QUOTES || isStorable(text) ? json : JSON.stringify(storable(text));
}

/** Replaces NUL and halves of characters. Both are rare, and to look for them is faster than to replace them. */
function storable(text: string): string {
  const shown = text.includes('\0') ? text.replaceAll(NULS, SHOWN_NULS).replaceAll('\0', SHOWN_NUL) : text;
  return shown.isWellFormed() ? shown : harmlessText(shown);
}

const NULS_AT_ONCE = 16;
const NULS = '\0'.repeat(NULS_AT_ONCE);
const SHOWN_NUL = '\\u0000';
const SHOWN_NULS = SHOWN_NUL.repeat(NULS_AT_ONCE);
