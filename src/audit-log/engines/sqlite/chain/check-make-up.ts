import type { Statement } from 'better-sqlite3';
import type { Findings } from '../../sql/chain/findings';
import { checkForeignKeys } from './check-foreign-keys';
import { checkSchema, isReadAsMade } from './check-schema';
import { lookForUnread, READ_TABLES } from './unread-tables';

/**
 * Checks whether tables and indexes are as audit-race creates them.
 *
 * @returns whether the log can be read.
 */
export function checkMakeUp(
  prepare: (sql: string) => Statement,
  findings: Pick<Findings, 'addAll' | 'unread'>,
): boolean {
  const odd = checkSchema(prepare);
  const isAsMade = odd.length === 0 || isReadAsMade(prepare);
  findings.addAll(odd);
  findings.addAll(checkForeignKeys(prepare, isAsMade));
  return isAsMade || !lookForUnread(prepare, READ_TABLES, findings);
}
