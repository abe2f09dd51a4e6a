import { endOf, matchAt } from './replace-secrets';
import { codesOf, isSpace } from './signs/codes';
import { cellsFrom, columnsAt, nameOf, type Rows } from './sql-secrets';

/** A placeholder in a statement, for a value that comes beside it. */
const PLACEHOLDER = /\$(\d{1,5})|[?](?!\?)/;
const PLACEHOLDER_LENGTH = 6;
const NUMBERED = /\$\d{1,5}/y;
const INSERT = /\binto\s/gi;
const STATEMENT_LENGTH_MAX = 8192;

/** What comes before a placeholder that is compared with a column, or set: `token in (`, `password = crypt(`. */
const COMPARED =
  /(?<=([\w."'`[\]\\$]{1,128})\s{0,4}(?:=|<>|!=|\blike\b|\bin\s{0,4}\()\s{0,4}(?:\w{1,32}\()?\s{0,4})/iy;
/** More than that has. */
const COMPARED_LENGTH_MAX = 200;
const NAME_LENGTH_MAX = 128;
const SPACES_MAX = 4;
const IN_NAME = codesOf(/[\w."'`[\]\\$]/);
const IN_WORD = codesOf(/\w/);
const IN_NUMBER = codesOf(/\d/);
const END_OF_LIKE = codesOf(/e/i);
const LETTERS_OF_IN = [codesOf(/i/i), codesOf(/n/i)] as const;
const LAST_OF_ASCII = 127;
const EXCLAMATION = 33;
const DOLLAR = 36;
const OPENING = 40;
const COMMA = 44;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

/** A statement, and where its placeholders are. */
interface Statement {
  readonly sql: string;
  readonly places: readonly number[];
}

/** The indexes of the parameters that a statement uses for secrets. */
export function secretParameters(statement: string, isSecret: (name: string) => boolean): readonly number[] {
  const sql = statement.slice(0, STATEMENT_LENGTH_MAX);
  const places = placeholdersOf(sql);
  return places.length === 0
    ? places
    : comparedParameters({ sql, places }, isSecret).concat(insertedParameters({ sql, places }, isSecret));
}

/** Where the placeholders are, in their order. */
function placeholdersOf(sql: string): number[] {
  const places: number[] = [];
  let numbered = nextNumbered(sql, 0);
  let mark = sql.indexOf('?');
  while (numbered !== mark) {
    if (mark === -1 || (numbered !== -1 && numbered < mark)) {
      places.push(numbered);
      numbered = nextNumbered(sql, numbered + 1);
    } else {
      places.push(mark);
      mark = sql.indexOf('?', mark + 1);
    }
  }
  return places;
}

function nextNumbered(sql: string, from: number): number {
  let at = sql.indexOf('$', from);
  while (at !== -1 && !isOneOf(IN_NUMBER, sql, at + 1)) {
    at = sql.indexOf('$', at + 1);
  }
  return at;
}

/** The parameters that are compared with a secret column, or that it is set to. */
function comparedParameters({ sql, places }: Statement, isSecret: (name: string) => boolean): number[] {
  const secret: number[] = [];
  let done = 0;
  for (let nth = 0; nth < places.length; nth += 1) {
    const at = places[nth] ?? 0;
    const column = columnBefore(sql, at, done);
    if (column !== undefined) {
      done = endOfPlaceholder(sql, at);
      if (isSecret(nameOf(column))) {
        secret.push(done > at + 1 ? Number(sql.slice(at + 1, done)) - 1 : nth);
      }
    }
  }
  return secret;
}

function endOfPlaceholder(sql: string, at: number): number {
  return sql.charCodeAt(at) === DOLLAR ? endOf(NUMBERED, sql, at) : at + 1;
}

/**
 * The column with which a placeholder is compared. What comes before it mostly tells at once that there is none, or where its name ends;
 * only the rest is left to a regular expression, which takes several times as long.
 */
function columnBefore(sql: string, at: number, earliest: number): string | undefined {
  const end = spacesBefore(sql, at, Math.max(earliest, at - 2 * SPACES_MAX));
  const sign = end > earliest ? sql.charCodeAt(end - 1) : COMMA;
  if (sign === COMMA) {
    return undefined;
  }
  if (sign === EQUALS || sign === GREATER) {
    return nameBefore(sql, beginOfComparison(sql, end - 1), earliest);
  }
  const word = sign === OPENING ? spacesBefore(sql, end - 1, Math.max(earliest, end - 1 - SPACES_MAX)) : end;
  if (sign === OPENING && word < end - 1) {
    return isIn(sql, word) ? nameBefore(sql, word - LETTERS_OF_IN.length, earliest) : undefined;
  }
  if (!isOneOf(sign === OPENING ? IN_WORD : END_OF_LIKE, sql, word - 1)) {
    return undefined;
  }
  const before = sql.slice(Math.max(earliest, at - COMPARED_LENGTH_MAX), at);
  return matchAt(COMPARED, before, before.length)?.[1];
}

/** Where `=`, `!=` or `<>` begins, which ends at this place; the place behind it if it is something else. */
function beginOfComparison(sql: string, end: number): number {
  const before = end > 0 ? sql.charCodeAt(end - 1) : 0;
  if (sql.charCodeAt(end) === GREATER) {
    return before === LESS ? end - 1 : end + 1;
  }
  return before === EXCLAMATION ? end - 1 : end;
}

/** Whether the word `in` ends at this place. */
function isIn(sql: string, end: number): boolean {
  const [i, n] = LETTERS_OF_IN;
  return isOneOf(n, sql, end - 1) && isOneOf(i, sql, end - 2) && !isOneOf(IN_WORD, sql, end - 3);
}

function nameBefore(sql: string, operator: number, earliest: number): string | undefined {
  const end = spacesBefore(sql, operator, Math.max(earliest, operator - SPACES_MAX));
  const first = Math.max(earliest, end - NAME_LENGTH_MAX);
  let begin = end;
  while (begin > first && isOneOf(IN_NAME, sql, begin - 1)) {
    begin -= 1;
  }
  return begin === end ? undefined : sql.slice(begin, end);
}

function spacesBefore(sql: string, end: number, first: number): number {
  let begin = end;
  while (begin > first && isSpace(sql, begin - 1)) {
    begin -= 1;
  }
  return begin;
}

/** Not also a character that only looks like one of them: a statement means what is written. */
function isOneOf(codes: Uint8Array, text: string, place: number): boolean {
  const code = place >= 0 && place < text.length ? text.charCodeAt(place) : 0;
  return code <= LAST_OF_ASCII && codes[code] === 1;
}

/** The parameters that are written into secret columns. */
function insertedParameters({ sql, places }: Statement, isSecret: (name: string) => boolean): number[] {
  const secret: number[] = [];
  INSERT.lastIndex = 0;
  while (INSERT.test(sql)) {
    const rows = columnsAt(sql, INSERT.lastIndex);
    const columns = rows?.columns.filter((column) => isSecret(column)) ?? [];
    if (rows !== undefined && columns.length > 0) {
      secret.push(...parametersOfRows({ sql, places }, rows, columns));
    }
  }
  return secret;
}

function parametersOfRows(
  { sql, places }: Statement,
  rows: Rows,
  columns: readonly string[],
): readonly number[] {
  const secret: number[] = [];
  for (const { column, from, to } of cellsFrom(sql, rows)) {
    if (columns.includes(column)) {
      const at = from + Math.max(0, sql.slice(from, to).search(PLACEHOLDER));
      const [whole, number] = PLACEHOLDER.exec(sql.slice(at, at + PLACEHOLDER_LENGTH)) ?? [];
      if (whole !== undefined) {
        secret.push(number === undefined ? nthAt(places, at) : Number(number) - 1);
      }
    }
  }
  return secret;
}

/** The number of the placeholder at this place; 0 if there is none. */
function nthAt(places: readonly number[], place: number): number {
  let first = 0;
  let end = places.length;
  while (first < end) {
    const middle = (first + end) >> 1;
    if ((places[middle] ?? 0) < place) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return places[first] === place ? first : 0;
}
