import type { Statement } from 'better-sqlite3';
import type { ExamineTerms } from '../../../ports/integrity';
import type { Findings } from '../../sql/chain/findings';
import { checkForeignKeys } from './check-foreign-keys';
import { checkIndexes } from './check-indexes';
import { checkSchema, isReadAsMade } from './check-schema';
import { lookForUnread, READ_TABLES } from './unread-tables';

/**
 * Whether tables and indexes are as we make them; and how many entries the indexes have, where the log is looked at as a whole.
 *
 * @returns whether the log can be read.
 */
export function checkMakeUp(
  prepare: (sql: string) => Statement,
  terms: ExamineTerms,
  findings: Pick<Findings, 'add' | 'indexes' | 'unread'>,
): boolean {
  const odd = checkSchema(prepare);
  const isAsMade = odd.length === 0 || isReadAsMade(prepare);
  findings.add(...odd);
  findings.add(...checkForeignKeys(prepare, isAsMade));
  if (isAsMade && (terms.indexes === true || isWhole(terms))) {
    findings.add(...checkIndexes(prepare));
    findings.indexes = 'counted';
  }
  return isAsMade || !lookForUnread(prepare, READ_TABLES, findings);
}

function isWhole({ sinceMs, untilMs }: ExamineTerms): boolean {
  return sinceMs === undefined && untilMs === undefined;
}
