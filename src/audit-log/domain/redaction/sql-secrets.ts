import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, matchAt, type Replacement, replaceEach } from './replace-secrets';
import { areHarmlessNames } from './secret-names';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** A table and its columns, from behind the word "into" on, up to the first row: `users (name, password) values (`. */
const INTO =
  /[\w."'`[\]\\$-]{1,128}\s{0,16}\(([\w."'`[\]\\$,\s-]{1,4000})\)\s{0,16}(?:overriding (?:system|user) value\s{1,16}|output\s[^()\r\n]{1,200}\s)?values?\s{0,16}(?=\()/iy;
const NEXT_ROW = /\s{0,16},\s{0,16}(?=\()/y;
/** What may be around the name of a column. */
const AROUND_NAME = /[\s"'`[\]\\]+/g;
const SHOWS_AROUND_NAME = /[\s"'`[\]\\]/;

/** A value of a row that is no secret, or is only a placeholder. */
const NO_SECRET = /^(?:null|default|true|false|[?]|[$:@]\w{1,64}|%s|['"]?\[redacted\]['"]?)?$/i;
const ASCII = /^[ -~]*$/;
const COMMA = 44;
const OPENING = 40;
const CLOSING = 41;
const QUOTE = 34;
const APOSTROPHE = 39;
const BACKSLASH = 92;

/** A value of a row in a statement. */
export interface Cell {
  readonly column: string;
  readonly from: number;
  readonly to: number;
}

/** Whether a secret is written into a table here. */
export function mayBeInserted(text: string, place: number, names: NameRules): boolean {
  return rowsAt(text, place + 1, names) !== undefined;
}

/** A text without the secrets in the rows of its statements: `INSERT INTO users (name, password) VALUES ('ada', '…')`. */
export function hideInserted(text: string, names: NameRules, found: FoundSigns): string {
  return replaceEach(text, secretCells(text, names, found));
}

function* secretCells(text: string, names: NameRules, found: FoundSigns): Generator<Replacement> {
  // Rows that are read once are not read again, wherever in them another statement seems to begin.
  let readUntil = 0;
  for (const place of placesOf(found, SIGNS.inserted)) {
    const rows = place < readUntil ? undefined : rowsAt(text, place + 1, names);
    if (rows !== undefined) {
      readUntil = yield* secretCellsOf(text, rows, names);
    }
  }
}

/** The secrets of the rows of one statement, and where the last row ends. */
function* secretCellsOf(text: string, rows: Rows, { isSecret }: NameRules): Generator<Replacement, number> {
  const secret = new Set(rows.columns.filter((column) => isSecret(column)));
  let end = rows.at;
  for (const { column, from, to } of cellsFrom(text, rows)) {
    const value = secret.has(column) ? text.slice(from, to).trimStart() : '';
    if (value !== '' && !NO_SECRET.test(value.trimEnd())) {
      yield { from: to - value.length, to, shown: `'${REDACTED}'` };
    }
    end = to;
  }
  return end;
}

/** The columns into which is written, and where the rows begin. */
export interface Rows {
  readonly columns: readonly string[];
  readonly at: number;
}

function rowsAt(text: string, place: number, { isSecret, hidesMore }: NameRules): Rows | undefined {
  const rows = columnsAt(
    text,
    place,
    (columns) => !hidesMore && ASCII.test(columns) && areHarmlessNames(columns),
  );
  return rows?.columns.some((column) => isSecret(column)) ? rows : undefined;
}

/** The columns that are named at this place; `undefined` if all of them together are found to be harmless. */
export function columnsAt(
  text: string,
  place: number,
  areHarmless: (columns: string) => boolean = () => false,
): Rows | undefined {
  const [whole, columns = ''] = matchAt(INTO, text, place) ?? [];
  return whole === undefined || areHarmless(columns)
    ? undefined
    : { columns: columns.split(',').map(nameOf), at: place + whole.length };
}

/** The name of a column, without its quotes. */
export function nameOf(column: string): string {
  // To look takes a fraction of the time that it takes to replace nothing.
  return SHOWS_AROUND_NAME.test(column) ? column.replace(AROUND_NAME, '') : column;
}

/** The values of all rows, which begin here with their bracket. */
export function* cellsFrom(text: string, { columns, at }: Rows): Generator<Cell> {
  let from = at;
  let behind = at;
  do {
    let to = from;
    let nth = 0;
    do {
      from = to + 1;
      to = endOfCell(text, from);
      yield { column: columns[nth] ?? '', from, to };
      nth += 1;
    } while (text.charCodeAt(to) === COMMA);
    behind = to + 1;
    from = endOf(NEXT_ROW, text, behind);
  } while (from > behind);
}

/** Where a value of a row ends: at its comma, the last one at the bracket, or where the text was cut. */
function endOfCell(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (depth === 0 && (sign === COMMA || sign === CLOSING)) {
      return at;
    }
    if (sign === QUOTE || sign === APOSTROPHE) {
      at = endOfQuoted(text, at, sign);
    } else if (sign === OPENING) {
      depth += 1;
    } else if (sign === CLOSING) {
      depth -= 1;
    }
  }
  return text.length;
}

/** The quote that ends a text; a doubled quote is part of it. */
function endOfQuoted(text: string, from: number, quote: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === BACKSLASH) {
      at += 1;
    } else if (sign === quote) {
      if (text.charCodeAt(at + 1) !== quote) {
        return at;
      }
      at += 1;
    }
  }
  return text.length;
}
