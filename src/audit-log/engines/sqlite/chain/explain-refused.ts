import type { Statement } from 'better-sqlite3';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { listRefusers } from './check-schema';

/** How many tables, indexes and triggers a message names. */
const NAMED_MAX = 5;

/** Names the triggers and indexes of others, and the changed tables, that may have refused a row: SQLite does not name them. */
export function explainRefused(prepare: (sql: string) => Statement, error: unknown): unknown {
  const refusers = tellRefusers(prepare, error);
  return refusers === ''
    ? error
    : new StoreFault('STORE_REFUSED', harmlessLine(`${messageOf(error)} (refused by ${refusers})`));
}

/** What may have refused the row, in words; empty if nothing is known. */
export function tellRefusers(prepare: (sql: string) => Statement, error: unknown): string {
  const refusers = listRefusers(prepare, String(Object(error).code));
  const named = refusers.slice(0, NAMED_MAX).join('; or ');
  return refusers.length > NAMED_MAX ? `${named}; or others` : named;
}
