import { types } from 'node:util';
import { isList, isObject } from '../harmless-text';
import { REDACTED } from '../redaction/redacted-mark';
import type { DetailsKeys } from '../redaction/redaction';
import { secretParameters } from '../redaction/sql-parameters';
import type { BlankObject } from './blank-object';
import { Excerpt } from './excerpt';
import { listForm, type Members, readMember, UNREADABLE } from './group-form';
import { type Items, itemsOfSet } from './plain-form';
import type { Questions } from './questions';

/** The names of members that hold the columns of the rows beside them. */
const COLUMNS = /^(?:columns?|cols|fields|headers?|keys|meta|(?:column|col|key|field)[ _-]?names)$/i;
const ROWS =
  /^(?:rows?|values|data|records?|results?|tuples?|cells|_fields|(?:column|col|key|field)[ _-]?values)$/i;
/** A statement of SQL, and the values for its placeholders. */
const STATEMENT = /^(?:sql|query|text|statement)$/i;
const PARAMETERS = /^(?:bindings|binds|parameters|params|values|args|arguments)$/i;
const KEY_LENGTH_MAX = 16;
const COLUMNS_MAX = 1000;
/** The members of an object that may hold the name of a column. */
const NAMES_OF_COLUMN = ['name', 'columnName', 'column_name', 'ColumnName', 'field', 'key'];

/** A member of a table, and what it may hold. */
export interface TableMember {
  readonly name: string;
  readonly isColumns: boolean;
  readonly isRows: boolean;
  readonly isStatement: boolean;
  readonly isParameters: boolean;
}

/** Those of these members that may be a table: columns and rows, or a statement and its parameters. Columns come first. */
export function tableOf(names: readonly string[]): readonly TableMember[] | undefined {
  const members = names.map((name) => ({
    name,
    isColumns: isCalled(name, COLUMNS),
    isRows: isCalled(name, ROWS),
    isStatement: isCalled(name, STATEMENT),
    isParameters: isCalled(name, PARAMETERS),
  }));
  const columns = members.filter(({ isColumns }) => isColumns);
  const rows = members.filter(({ isRows }) => isRows);
  const statements = members.filter(({ isStatement }) => isStatement);
  const parameters = members.filter(({ isParameters }) => isParameters);
  const isTable = (columns.length > 0 && rows.length > 0) || (statements.length > 0 && parameters.length > 0);
  return isTable ? [...new Set([...columns, ...rows, ...statements, ...parameters])] : undefined;
}

/** The keys of an object, and which of them may be a table. */
interface TableKeys {
  readonly names: readonly string[];
  readonly table: readonly TableMember[] | undefined;
  readonly blank: BlankObject;
}

/** What the cells of a table are judged with. */
interface TableTools {
  readonly keys: DetailsKeys;
  readonly questions: Questions;
}

/**
 * An object in which the values of secret columns are hidden in the rows, and those parameters that a statement uses for secrets; the
 * object itself if there are none. At most as many values are copied as questions are left.
 */
export function withoutSecretCells(
  source: Members,
  { names, table = [], blank }: TableKeys,
  tools: TableTools,
): Members {
  const values = table.map(({ name }) => readValue(source, name));
  const hidden = hiddenCells(table, values, tools);
  if (hidden.length === 0) {
    return source;
  }
  const copy = blank.copy();
  for (const [index, member] of table.entries()) {
    const value = values[index];
    const cells = hidden.find(({ list, kind }) => value !== list && member[kind]);
    const items = cells === undefined ? undefined : itemsOf(value, tools.questions);
    // Each is read only once, because a getter may return something else the next time.
    copy[member.name] =
      cells === undefined || items === undefined ? value : withoutCells(items, cells, tools.questions);
  }
  for (const name of names) {
    if (!table.some((member) => member.name === name)) {
      copyMember(source, copy, name);
    }
  }
  return copy;
}

function readValue(source: Members, name: string): unknown {
  try {
    return source[name];
  } catch {
    return UNREADABLE;
  }
}

/** Does not run a getter: it is copied, and sees only what is shown. */
function copyMember(source: Members, copy: Record<string, unknown>, name: string): void {
  const member = Object.getOwnPropertyDescriptor(source, name);
  if (member?.get === undefined) {
    copy[name] = member?.value;
  } else {
    Object.defineProperty(copy, name, { enumerable: true, get: member.get });
  }
}

/** Which places of which lists are secret. */
interface Hidden {
  /** The list of columns, or the statement. It has no values to hide. */
  readonly list: unknown;
  /** Which members have the values. */
  readonly kind: 'isRows' | 'isParameters';
  readonly places: ReadonlySet<number>;
  /** How many items a list has that is one row; `undefined` for parameters, where any number counts. */
  readonly width: number | undefined;
}

/** What hides cells. Most tables have nothing that does: for these, nothing is made but what is needed to know it. */
function hiddenCells(
  table: readonly TableMember[],
  values: readonly unknown[],
  tools: TableTools,
): readonly Hidden[] {
  const hidden: Hidden[] = [];
  for (let index = 0; index < table.length; index += 1) {
    const list = values[index];
    if (table[index]?.isColumns === true) {
      addColumns(hidden, list, tools);
    } else if (table[index]?.isStatement === true && typeof list === 'string') {
      addParameters(hidden, list, tools);
    }
  }
  return hidden;
}

function addColumns(hidden: Hidden[], list: unknown, { keys, questions }: TableTools): void {
  const columns = itemsOf(list, questions, COLUMNS_MAX);
  if (columns === undefined) {
    return;
  }
  const { values, length } = columns;
  const places: number[] = [];
  for (let place = 0; place < length && place < COLUMNS_MAX; place += 1) {
    if (keys.get(nameOfColumn(values[place])).isSecret) {
      places.push(place);
    }
  }
  if (places.length > 0) {
    hidden.push({ list, kind: 'isRows', places: new Set(places), width: length });
  }
}

function addParameters(hidden: Hidden[], statement: string, { keys }: TableTools): void {
  const places = secretParameters(statement, keys.isSecret);
  if (places.length > 0) {
    hidden.push({ list: statement, kind: 'isParameters', places: new Set(places), width: undefined });
  }
}

function nameOfColumn(column: unknown): string {
  const name = isObject(column)
    ? NAMES_OF_COLUMN.map((called) => ownValue(column, called)).find((called) => called !== undefined)
    : column;
  return typeof name === 'string' ? name : '';
}

/** The first items of a list, of a Set, and of a proxy for a list; `undefined` of anything else. */
function itemsOf(value: unknown, questions: Questions, countMax = questions.copiesMax): Items | undefined {
  if (isList(value)) {
    return { values: value, length: value.length };
  }
  if (types.isSet(value)) {
    return itemsOfSet(value, questions);
  }
  try {
    return Array.isArray(value) ? itemsOfProxy(value, questions, countMax) : undefined;
  } catch {
    // When the value is written, a mark says that it cannot be read.
    return undefined;
  }
}

function itemsOfProxy(proxy: readonly unknown[], questions: Questions, countMax: number): Items {
  const form = listForm(proxy);
  const count = Math.min(form.length, countMax, questions.left);
  const items = Array.from({ length: count }, (_, index) => readMember(form, index));
  questions.count(count);
  return { values: items, length: form.length };
}

/** A list in which these places are hidden: in the list itself, if it is a row, and in each list in it. */
function withoutCells({ values, length }: Items, { places, width }: Hidden, questions: Questions): Excerpt {
  const isRow = width === undefined || length === width;
  const cellsMax = Math.min(questions.copiesMax, questions.left);
  let left = cellsMax;
  const shown = values.slice(0, cellsMax).map((item, index) => {
    const row = isList(item) ? item : itemsOf(item, questions, Math.max(0, left))?.values;
    if (row === undefined) {
      return isRow && places.has(index) && isSecretCell(item) ? REDACTED : item;
    }
    left -= row.length;
    return left < 0
      ? REDACTED
      : row.map((cell, nth) => (places.has(nth) && isSecretCell(cell) ? REDACTED : cell));
  });
  questions.countCopies(shown.length + cellsMax - Math.max(0, left));
  return new Excerpt(undefined, shown, length);
}

/** As for a value with a name: a boolean, null and undefined are no secrets. */
function isSecretCell(cell: unknown): boolean {
  return cell !== null && cell !== undefined && typeof cell !== 'boolean';
}

function isCalled(name: string, pattern: RegExp): boolean {
  return name.length <= KEY_LENGTH_MAX && pattern.test(name);
}

/** A value, if it can be read without running code of the object. */
function ownValue(source: object, name: string): unknown {
  return types.isProxy(source) ? undefined : Object.getOwnPropertyDescriptor(source, name)?.value;
}
