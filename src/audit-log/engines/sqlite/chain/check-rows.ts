import type { Statement } from 'better-sqlite3';
import type { ExamineTerms } from '../../../ports/integrity';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import type { Findings } from '../../sql/chain/findings';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { reportRows } from '../../sql/chain/report-rows';
import { readRows, readTexts } from './batch-rows';

const FIND_TIMES = 'SELECT count(*), min(time), max(time) FROM audit_entry WHERE seq BETWEEN ? AND ?';

/** Looks at the rows of a batch, where somebody wants to know of them. */
export function checkRows(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  terms: ExamineTerms,
  findings: Findings,
): void {
  findings.batches += 1;
  findings.examinedRows += batch.rows;
  if (isWanted(prepare, batch, terms)) {
    const rows = readRows(prepare, batch);
    reportRows(batch, rows, (index) => readTexts(prepare, batch.firstSeq + index), findings);
  }
}

/** Whether a batch has entries of the time that is asked for. */
function isWanted(
  prepare: (sql: string) => Statement,
  { firstSeq, rows }: ChainedBatch,
  { sinceMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY }: ExamineTerms,
): boolean {
  if (sinceMs === Number.NEGATIVE_INFINITY && untilMs === Number.POSITIVE_INFINITY) {
    return true;
  }
  const found: unknown = prepare(FIND_TIMES)
    .raw()
    .get(firstSeq, firstSeq + rows - 1);
  const [count, first, last]: PlainRow = Array.isArray(found) ? found : [];
  return numberOf(count) === 0 || (numberOf(last) >= sinceMs && numberOf(first) < untilMs);
}
