import { COLUMN_NAMES, NARROWING } from '../../sql/entry-columns';
import { indexed } from '../tables/tables';

/**
 * A column as we make it: its name, its type, whether it is NOT NULL, its collation, its default, and its identity (`a`: always generated).
 */
type Column = readonly [
  name: string,
  type: string,
  isNeeded: boolean,
  collation: string,
  value: string | null,
  identity: string,
];

/** A trigger: its table, its name, its `tgtype` in `pg_trigger` (a sum of bits), and its condition. */
type Trigger = readonly [table: string, name: string, type: number, condition: string];

/** An index: its table, its name, its columns and condition, and whether it is unique. */
type Index = readonly [table: string, name: string, content: string, isUnique: boolean];

/** The default that gives a row its transaction. */
export const TRANSACTION = 'pg_current_xact_id()';

const number = (name: string, type = 'bigint'): Column => [name, type, true, '', null, ''];
const text = (name: string, isNeeded = false): Column => [name, 'text', isNeeded, 'C', null, ''];
const free = (name: string, type: string): Column => [name, type, false, '', null, ''];
const TX: Column = ['tx', 'xid8', true, '', TRANSACTION, ''];

/** The columns of each table, in a log that has a chain. */
export const COLUMNS_OF: Readonly<Record<string, readonly Column[]>> = {
  audit_entry: [
    ['seq', 'bigint', true, '', null, 'a'],
    TX,
    ...COLUMN_NAMES.map((name): Column => {
      if (name === 'time') {
        return number(name);
      }
      return name === 'occurred_at'
        ? free(name, 'bigint')
        : text(name, name === 'id' || name === 'event_type');
    }),
  ],
  audit_schema: [number('version', 'integer')],
  audit_writer: [text('id', true), number('batch'), number('time')],
  audit_batch: [
    TX,
    number('first_seq'),
    number('rows', 'integer'),
    text('writer'),
    free('batch', 'bigint'),
    ...['root', 'chain', 'salt', 'leaves', 'mac'].map((name) => free(name, 'bytea')),
    ['key_id', 'text', false, 'default', null, ''],
    free('place', 'bigint'),
  ],
  audit_head: [number('place'), ['chain', 'bytea', true, '', null, ''], number('low', 'xid8')],
  audit_gone: [
    ...['place', 'rows', 'entries', 'links'].map((name) => number(name)),
    text('kind', true),
    free('hash', 'bytea'),
  ],
};

const ROW = 1;
const BEFORE = 2;
const DELETE = 8;
const UPDATE = 16;
const TRUNCATE = 32;
const LINKED = '(old.chain IS NOT NULL)';

/** The triggers that refuse changes by hand which only pruning and erasing may make. */
export const TRIGGERS: readonly Trigger[] = [
  ['audit_entry', 'audit_entry_unchanged', BEFORE + UPDATE, ''],
  ['audit_entry', 'audit_entry_kept', BEFORE + DELETE + TRUNCATE, ''],
  ['audit_batch', 'audit_batch_unchanged', ROW + BEFORE + UPDATE, LINKED],
  ['audit_batch', 'audit_batch_kept', ROW + BEFORE + DELETE, LINKED],
  ['audit_batch', 'audit_batch_left', BEFORE + TRUNCATE, ''],
  ['audit_head', 'audit_head_kept', BEFORE + DELETE + TRUNCATE, ''],
  ['audit_gone', 'audit_gone_unchanged', BEFORE + UPDATE, ''],
  ['audit_gone', 'audit_gone_kept', BEFORE + DELETE + TRUNCATE, ''],
];

/** The columns that a trigger of ours protects, where it does not protect every column. */
export const REFUSED_COLUMNS: readonly string[] = COLUMN_NAMES;

/** The indexes. Those of partitions have other names, so that indexes are compared by their content. */
export const INDEXES: readonly Index[] = [
  ['audit_entry', 'audit_entry_pkey', 'id', true],
  ['audit_entry', 'audit_entry_tx', 'tx, seq', false],
  ['audit_entry', 'audit_entry_time', 'time, id', false],
  ['audit_entry', 'audit_entry_event_type', 'event_type, time', false],
  ...NARROWING.map(
    (name): Index => [
      'audit_entry',
      `audit_entry_${name}`,
      `${indexed(name)}, time WHERE ${name} IS NOT NULL`,
      false,
    ],
  ),
  ['audit_writer', 'audit_writer_pkey', 'id', true],
  ['audit_batch', 'audit_batch_tx', 'tx', false],
  ['audit_batch', 'audit_batch_waiting', 'tx WHERE chain IS NULL', false],
  ['audit_batch', 'audit_batch_place', 'place WHERE place IS NOT NULL', true],
  ['audit_gone', 'audit_gone_pkey', 'place', true],
];
