import type { Mutant } from '../mutant';

const within = 'audit-log';
const storedOnce = 'A row that is stored already is left as it is.';
const onDisk = 'What is stored is on the disk, also when the power fails.';
const insert = 'const INSERT = `INSERT INTO';
const leftAlone = ' ON CONFLICT (id) DO NOTHING';
const synchronous = "database.pragma('synchronous = FULL');";

/** What is promised of the SQLite store. */
export const storing: readonly Mutant[] = [
  {
    within,
    name: 'a second row of one id breaks the batch',
    promise: storedOnce,
    find: leftAlone,
    replace: '',
    guards: ['engines/storing-at-exit', 'engines/contract > SQLite'],
    essential: true,
  },
  {
    within,
    name: 'a second row of one id takes the place of the first',
    promise: storedOnce,
    find: insert,
    replace: 'const INSERT = `INSERT OR REPLACE INTO',
    also: { find: leftAlone, replace: '' },
    guards: ['engines/storing-rows', 'engines/contract > SQLite'],
    essential: true,
  },
  {
    within,
    name: 'a row that breaks the table is dropped',
    promise: 'Nothing accepted is dropped in silence.',
    find: insert,
    replace: 'const INSERT = `INSERT OR IGNORE INTO',
    also: { find: leftAlone, replace: '' },
    guards: ['engines/storing-rows'],
  },
  {
    within,
    name: 'rows are stored without a transaction',
    promise: 'A batch is stored as a whole, or not at all.',
    find: 'const result = attempt.immediate(attemptsLeft);',
    replace: 'const result = work();',
    guards: ['engines/storing-rows', 'engines/contract > SQLite'],
    essential: true,
  },
  {
    within,
    name: 'a transaction begins as a reader',
    promise: 'A transaction holds the file from its beginning.',
    find: 'const result = attempt.immediate(attemptsLeft);',
    replace: 'const result = attempt.deferred(attemptsLeft);',
    guards: ['engines/storing-rows', 'engines/sharing-a-file'],
    equivalent:
      'the first statement of each transaction writes, and so takes the same lock; but at an exit, where one reads first',
  },
  {
    within,
    name: 'a batch is stored past a failed one',
    promise: 'What is stored is the beginning of what was sent, without a gap.',
    find: 'if (batch > last + 1) {',
    replace: 'if (false) {',
    guards: ['engines/storing-rows', 'engines/contract > SQLite'],
    essential: true,
  },
  {
    within,
    name: 'a batch that the store has is stored again',
    promise: 'The store knows the batches that it has, whatever has become of their rows.',
    find: 'if (batch <= last) {\n      return false;',
    replace: 'if (batch <= last) {\n      return true;',
    guards: ['engines/contract > SQLite'],
  },
  {
    within,
    name: 'synchronous = NORMAL',
    promise: onDisk,
    find: synchronous,
    replace: "database.pragma('synchronous = NORMAL');",
    guards: ['engines/storing-rows', 'engines/opening-sqlite'],
    essential: true,
  },
  {
    within,
    name: 'synchronous = OFF',
    promise: onDisk,
    find: synchronous,
    replace: "database.pragma('synchronous = OFF');",
    guards: ['engines/storing-rows', 'engines/opening-sqlite'],
    essential: true,
  },
  {
    within,
    name: 'no write-ahead log',
    promise: 'Readers and the writer of one file do not wait for each other.',
    find: 'switchToWal(database, busyTimeoutMs);',
    replace: '',
    guards: ['engines/storing-rows', 'engines/opening-sqlite'],
  },
  {
    within,
    name: 'a file that was replaced is written to',
    promise: 'A commit into a file that nobody will find again is an error, not a success.',
    find: 'if (identify(found) !== identity) {',
    replace: 'if (false) {',
    guards: ['engines/store-faults'],
    essential: true,
  },
  {
    within,
    name: 'a file that was cut off is written to',
    promise: 'A file that is no longer what it was is noticed before anybody is answered.',
    find: 'return missing.every(',
    replace: 'return missing.some(() => true) || missing.every(',
    guards: ['engines/spoilt-files'],
  },
  {
    within,
    name: 'a file is called cut off that another process has made larger',
    promise: 'What other processes do with a file is no fault.',
    find: '.slice(written)',
    replace: '.slice(0, 0)',
    guards: ['engines/spoilt-files'],
  },
  {
    within,
    name: 'a new file is for everybody',
    promise: 'What is made is for its owner alone.',
    find: 'const FILE_MODE = 0o600;',
    replace: 'const FILE_MODE = 0o644;',
    guards: ['engines/opening-sqlite'],
  },
  {
    within,
    name: 'only the plainest of the busy answers counts',
    promise: 'A store that is busy, for whatever reason, is waited for.',
    find: "String(error.code).startsWith('SQLITE_BUSY')",
    replace: "String(error.code).endsWith('SQLITE_BUSY')",
    guards: ['engines/sharing-a-file'],
  },
];
