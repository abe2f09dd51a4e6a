/** Stands in front of a digit: of 0 for NUL, of 1 for itself. */
const MARK = '\u0001';

/** What SQLite gives back for half a character. */
const HALF = '\ufffd\ufffd\ufffd';

/** In JSON, what no column can hold: NUL and the mark, and halves of characters. A pair of backslashes is none. */
const POISON_IN_JSON = /\\\\|\\u000[01]|\\ud[89a-f][\da-f]{2}/g;
const CONTROL_OR_HALF = /[\p{Cc}\p{Cs}]/gu;

/**
 * JSON as PostgreSQL takes it.
 *
 * A text column holds no NUL. So NUL and the mark are written as two characters each, such that texts sort and begin as they
 * did. The audit log itself accepts no NUL, and no half of a character.
 */
export function toWireJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes('\\u') ? json.replace(POISON_IN_JSON, escapeInJson) : json;
}

/** One text as PostgreSQL takes it. */
export function toWireText(text: string): string {
  return text.replace(CONTROL_OR_HALF, escapeCharacter);
}

/** Some numbers of transactions as PostgreSQL takes them. */
export function toWireList(transactions: readonly (string | bigint)[]): string {
  return `{${transactions.join(',')}}`;
}

/**
 * What {@link toWireText} was given, but for halves of characters.
 *
 * A mark before anything else was put there by somebody else. It gets a NUL, so that what was changed so is no text of the log.
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
