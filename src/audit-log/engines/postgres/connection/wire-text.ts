/** The escape character. With 0 behind it, it stands for NUL; with 1 behind it, for itself. */
const MARK = '\u0001';

/** What SQLite gives back for a lone surrogate (half of a character). */
const HALF = '\ufffd\ufffd\ufffd';

/** What no column can hold, in JSON: NUL, the escape character and lone surrogates. A pair of backslashes is matched only to be skipped. */
const POISON_IN_JSON = /\\\\|\\u000[01]|\\ud[89a-f][\da-f]{2}/g;
const CONTROL_OR_HALF = /[\p{Cc}\p{Cs}]/gu;

/**
 * JSON as PostgreSQL takes it.
 *
 * A text column holds no NUL. So NUL and the escape character are written as two characters each, such that texts sort as before, and
 * prefixes stay prefixes. The audit log itself accepts neither NUL nor lone surrogates.
 */
export function toWireJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes('\\u') ? json.replace(POISON_IN_JSON, escapeInJson) : json;
}

/** One text as PostgreSQL takes it. */
export function toWireText(text: string): string {
  return text.replace(CONTROL_OR_HALF, escapeCharacter);
}

/** Numbers of transactions as an array of PostgreSQL. */
export function toWireList(transactions: readonly (string | bigint)[]): string {
  return `{${transactions.join(',')}}`;
}

/**
 * The text that {@link toWireText} was given, except for lone surrogates.
 *
 * An escape character before anything but 0 or 1 was put there by somebody else. It gets a NUL before it, so that a text that was changed
 * like this is no text of the log.
 */
export function fromWireText(text: string): string {
  if (!text.includes(MARK)) {
    return text;
  }
  const [first = '', ...others] = text.split(MARK);
  return others.reduce((read, piece) => `${read}${readMarked(piece)}`, first);
}

function readMarked(piece: string): string {
  const [sign] = piece;
  return sign === '0' || sign === '1'
    ? `${sign === '0' ? '\0' : MARK}${piece.slice(1)}`
    : `\0${MARK}${piece}`;
}

function escapeInJson(found: string): string {
  if (found === '\\\\') {
    return found;
  }
  return found.startsWith('\\u000') ? `\\u0001${found.slice(-1)}` : HALF;
}

function escapeCharacter(character: string): string {
  if (character === '\0') {
    return `${MARK}0`;
  }
  if (character === MARK) {
    return `${MARK}1`;
  }
  return character.isWellFormed() ? character : HALF;
}
