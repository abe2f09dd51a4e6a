import type { Statement } from 'better-sqlite3';
import type { ExamineTerms } from '../../../ports/integrity';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import type { Findings } from '../../sql/chain/findings';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { reportRows } from '../../sql/chain/report-rows';
import { readRows, readTexts } from './batch-rows';
import { type ColumnCounts, noCounts } from './counted-rows';
import { unreadableFaults } from './unreadable-rows';

const FIND_TIMES = 'SELECT count(*), min(time), max(time) FROM audit_entry WHERE seq BETWEEN ? AND ?';

/**
 * Verifies the rows of a batch, if it has entries of the time that is asked for.
 *
 * @param oddTimes the numbers of all rows whose time is not valid.
 * @returns how many of the rows that were read have a value in each column.
 */
export function checkRows(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  terms: ExamineTerms,
  { findings, oddTimes }: { readonly findings: Findings; readonly oddTimes: readonly number[] },
): ColumnCounts {
  findings.batches += 1;
  findings.examinedRows += batch.rows;
  if (!isWanted(prepare, batch, terms)) {
    return noCounts();
  }
  const rows = readRows(prepare, batch);
  const texts = (index: number) => readTexts(prepare, batch.firstSeq + index);
  const told = reportRows(batch, rows, texts, findings);
  const end = batch.firstSeq + batch.rows;
  const untold = oddTimes.filter((seq) => seq >= batch.firstSeq && seq < end && !told.has(seq));
  findings.addOf(batch, unreadableFaults(prepare, untold));
  return rows.counts;
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
  const [count, first, last] = rowOf(found);
  return numberOf(count) === 0 || (numberOf(last) >= sinceMs && numberOf(first) < untilMs);
}
