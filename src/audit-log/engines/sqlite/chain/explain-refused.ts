import type { Statement } from 'better-sqlite3';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import { nameRefusers } from '../../sql/name-refusers';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { listRefusers } from './check-schema';

/** Names the triggers and indexes of others, and the changed tables, that may have refused a row: SQLite does not name them. */
export function explainRefused(prepare: (sql: string) => Statement, error: unknown): unknown {
  const refusers = listRefusers(prepare, String(Object(error).code));
  if (refusers.length === 0) {
    return error;
  }
  const code = refusers.some(({ isTable }) => isTable) ? 'STORE_RESHAPED' : 'STORE_REFUSED';
  const names = nameRefusers(refusers.map(({ name }) => name));
  return new StoreFault(code, harmlessLine(`${messageOf(error)} (refused by ${names})`));
}

/** What may have refused the row, in words; empty if nothing is known. */
export function tellRefusers(prepare: (sql: string) => Statement, error: unknown): string {
  return nameRefusers(listRefusers(prepare, String(Object(error).code)).map(({ name }) => name));
}
