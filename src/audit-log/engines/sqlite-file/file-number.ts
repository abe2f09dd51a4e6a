import { randomInt } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** Where the number lies in the header of a file. To SQLite it is the "schema cookie", which it raises by one with each change of the tables. */
const NUMBER_AT = 40;

/** Numbers from here on are those of logs. SQLite counts a new file up from 0, so a smaller one was never given. */
const LEAST_OF_LOGS = 2 ** 24;
const MOST_OF_LOGS = 2 ** 31 - 1;
/** Copies have a smaller number, so that a log which goes on in a copy is given another. A copy of an earlier release has a number near 0. */
const LEAST_OF_COPIES = 2 ** 16;

/**
 * How far SQLite may raise the number between two looks. Pruning raises it by 12 with each step, so this is more than a million steps.
 */
const RAISED_MAX = 2 ** 24;

/**
 * Gives a log a random number, unless it has one. The number tells its file from those of all other logs, however much they are alike.
 *
 * Call it in a transaction. Other connections read the tables anew afterwards, and notice nothing else.
 */
export function giveNumber(database: Database): void {
  if (hasNumber(database)) {
    return;
  }
  // The driver protects this number, because a wrong one hides a change of the tables. A random one does not.
  database.unsafeMode(true);
  try {
    database.pragma(`schema_version = ${randomInt(LEAST_OF_LOGS, MOST_OF_LOGS)}`);
  } finally {
    database.unsafeMode(false);
  }
}

/** Whether the log was given a number. */
export function hasNumber(database: Database): boolean {
  return readNumber(database) >= LEAST_OF_LOGS;
}

/** Whether it is a log of an earlier release, or a copy of a log. A new file has one page at most. */
export function isLogWithoutNumber(database: Database): boolean {
  return Number(database.pragma('page_count', { simple: true })) > 1 && !hasNumber(database);
}

/** The number of the database, as its last commit has it. */
export function readNumber(database: Database): number {
  return Number(database.pragma('schema_version', { simple: true })) >>> 0;
}

/** The number in the header of a file. */
export function numberIn(header: Buffer): number {
  return header.readUInt32BE(NUMBER_AT);
}

/** Whether a file with the number `found` cannot be the log that had the number `known`. A log without a number may be given one. */
export function isOtherNumber(known: number, found: number): boolean {
  return known >= LEAST_OF_LOGS && (found - known) >>> 0 >= RAISED_MAX;
}

/**
 * Gives a finished copy a random number, which tells it from its log and from all other copies. Nobody may have the file open.
 *
 * Not through SQLite, which would make files beside it. It ignores this number in a file that it opens anew.
 */
export function numberCopy(file: string): void {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(randomInt(LEAST_OF_COPIES, LEAST_OF_LOGS));
  const copy = openSync(file, 'r+');
  try {
    writeSync(copy, number, 0, number.length, NUMBER_AT);
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}
