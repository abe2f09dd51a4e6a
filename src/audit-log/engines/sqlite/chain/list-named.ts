import type { Statement } from 'better-sqlite3';
import { type Findings, NAMED_MAX } from '../../sql/chain/findings';
import { numberOf, type PlainRow, rowOf } from '../../sql/chain/plain-row';

/** The first rows of a query for faults. If there are more rows, they are counted as faults that are not listed. */
export function listNamed(
  prepare: (sql: string) => Statement,
  sql: string,
  values: readonly number[],
  findings: Pick<Findings, 'unlistedFaults'>,
): PlainRow[] {
  const found = prepare(`${sql} LIMIT ${NAMED_MAX}`).raw().all(values);
  if (found.length === NAMED_MAX) {
    const count = prepare(`SELECT count(*) FROM (${sql})`).pluck().get(values);
    findings.unlistedFaults += numberOf(count) - found.length;
  }
  return found.map(rowOf);
}
