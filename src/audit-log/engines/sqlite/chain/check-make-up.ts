import type { Statement } from 'better-sqlite3';
import type { ExamineTerms } from '../../../ports/integrity';
import type { Findings } from '../../sql/chain/findings';
import { checkForeignKeys } from './check-foreign-keys';
import { checkIndexes } from './check-indexes';
import { checkSchema, isReadAsMade } from './check-schema';
import { lookForUnread, READ_TABLES } from './unread-tables';

/**
 * Checks whether tables and indexes are as audit-race creates them; and, when the whole log is verified, how many entries the
 * indexes have.
 *
 * @returns whether the log can be read.
 */
export function checkMakeUp(
  prepare: (sql: string) => Statement,
  terms: ExamineTerms,
  findings: Pick<Findings, 'addAll' | 'indexes' | 'unread'>,
): boolean {
  const odd = checkSchema(prepare);
  const isAsMade = odd.length === 0 || isReadAsMade(prepare);
  findings.addAll(odd);
  findings.addAll(checkForeignKeys(prepare, isAsMade));
  if (isAsMade && (terms.indexes === true || isWhole(terms))) {
    findings.addAll(checkIndexes(prepare));
    findings.indexes = 'counted';
  }
  return isAsMade || !lookForUnread(prepare, READ_TABLES, findings);
}

function isWhole({ sinceMs, untilMs }: ExamineTerms): boolean {
  return sinceMs === undefined && untilMs === undefined;
}
