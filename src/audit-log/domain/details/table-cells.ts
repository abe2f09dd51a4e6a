import { types } from 'node:util';
import { isList, isObject } from '../harmless-text';
import { REDACTED } from '../redaction/redacted-mark';
import type { DetailsKeys } from '../redaction/redaction';
import { secretParameters } from '../redaction/sql-secrets';
import { Excerpt } from './excerpt';
import { groupForm, listForm, type Members, readMember } from './group-form';
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

/** Whether the members of these names may be a table: columns beside rows, or a statement beside its parameters. */
export function mayBeTable(names: readonly string[]): boolean {
  const has = (pattern: RegExp) => names.some((name) => isCalled(name, pattern));
  return (has(COLUMNS) && has(ROWS)) || (has(STATEMENT) && has(PARAMETERS));
}

/**
 * An object in which the values of secret columns are hidden in the rows, and those parameters that a statement uses for secrets; the
 * object itself if there are none. At most as many values are copied as questions are left.
 */
export function withoutSecretCells(
  source: Members,
  names: readonly string[],
  { keys, questions }: { keys: DetailsKeys; questions: Questions },
): Members {
  const form = groupForm(names, source, names.length);
  const members = names.flatMap((name, index) =>
    isOfTable(name) ? [[name, readMember(form, index)] as const] : [],
  );
  const hidden = [...secretColumns(members, { keys, questions }), ...secretParametersOf(members, keys)];
  if (hidden.length === 0) {
    return source;
  }
  const copy: Record<string, unknown> = Object.create(Object.prototype, changeable(source));
  for (const [name, value] of members) {
    const cells = hidden.find(({ list, pattern }) => value !== list && isCalled(name, pattern));
    const items = cells === undefined ? undefined : itemsOf(value, questions);
    // Each is read only once, because a getter may return something else the next time.
    Object.defineProperty(copy, name, {
      enumerable: true,
      value: cells === undefined || items === undefined ? value : withoutCells(items, cells, questions),
    });
  }
  return copy;
}

function changeable(source: Members): PropertyDescriptorMap {
  const descriptors: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(source);
  for (const descriptor of Object.values(descriptors)) {
    descriptor.configurable = true;
  }
  return descriptors;
}

function isOfTable(name: string): boolean {
  return [COLUMNS, ROWS, STATEMENT, PARAMETERS].some((pattern) => isCalled(name, pattern));
}

/** Which places of which lists are secret. */
interface Hidden {
  /** The list of columns, or the statement. It has no values to hide. */
  readonly list: unknown;
  /** Matches the names of the lists with values. */
  readonly pattern: RegExp;
  readonly places: ReadonlySet<number>;
  /** How many items a list has that is one row; `undefined` for parameters, where any number counts. */
  readonly width: number | undefined;
}

function secretColumns(
  members: readonly (readonly [string, unknown])[],
  { keys, questions }: { readonly keys: DetailsKeys; readonly questions: Questions },
): Hidden[] {
  return members.flatMap(([name, list]) => {
    const columns = isCalled(name, COLUMNS) ? itemsOf(list, questions, COLUMNS_MAX) : undefined;
    if (columns === undefined) {
      return [];
    }
    const { values, length } = columns;
    const places = Array.from({ length: Math.min(length, COLUMNS_MAX) }, (_, index) => index).filter(
      (index) => keys.get(nameOfColumn(values[index])).isSecret,
    );
    return places.length === 0 ? [] : { list, pattern: ROWS, places: new Set(places), width: length };
  });
}

function secretParametersOf(members: readonly (readonly [string, unknown])[], keys: DetailsKeys): Hidden[] {
  return members.flatMap(([name, list]) => {
    const isStatement = isCalled(name, STATEMENT) && typeof list === 'string';
    const places = isStatement ? secretParameters(list, keys.isSecret) : [];
    return places.length === 0
      ? []
      : { list, pattern: PARAMETERS, places: new Set(places), width: undefined };
  });
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
