import type { Statement } from 'better-sqlite3';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { listRefusers } from './check-schema';

/** So many are named. */
const NAMED_MAX = 5;

/** Names what of our tables may have refused something, and is not ours: SQLite says what it was told to, and not by whom. */
export function explainRefused(prepare: (sql: string) => Statement, error: unknown): unknown {
  const refusers = tellRefusers(prepare, error);
  return refusers === ''
    ? error
    : new StoreFault('STORE_REFUSED', harmlessLine(`${messageOf(error)} (refused by ${refusers})`));
}

/** Who may have refused it; empty where nobody is known. */
export function tellRefusers(prepare: (sql: string) => Statement, error: unknown): string {
  const refusers = listRefusers(prepare, String(Object(error).code));
  const named = refusers.slice(0, NAMED_MAX).join('; or ');
  return refusers.length > NAMED_MAX ? `${named}; or others` : named;
}
