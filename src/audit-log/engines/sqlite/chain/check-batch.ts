import type { Statement } from 'better-sqlite3';
import { chainHash } from '../../../domain/evidence/chain-link';
import type { Hash } from '../../../domain/evidence/hash';
import type { ExamineTerms } from '../../../ports/integrity';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { isOrder } from '../../sql/chain/find-untold';
import type { Findings } from '../../sql/chain/findings';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { reportRows } from '../../sql/chain/report-rows';
import { readRows, readTexts } from './batch-rows';

/** What a batch is held against. */
export interface BatchCheck {
  /** The link before; `undefined` where it is missing. */
  readonly before: Hash | undefined;
  readonly terms: ExamineTerms;
  readonly findings: Findings;
}

const FIND_TIMES = 'SELECT count(*), min(time), max(time) FROM audit_entry WHERE seq BETWEEN ? AND ?';

/** Looks at the link of a batch, and at its rows. */
export function checkBatch(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  { before, terms, findings }: BatchCheck,
): void {
  if (batch.isMiscounted || (before !== undefined && chainHash(before, batch) !== batch.chain)) {
    const what = `The batch from number ${batch.firstSeq} on is not the one that the chain has here.`;
    findings.addTo(batch, 'rewritten', what);
  }
  if (isOrder(batch)) {
    return;
  }
  findings.batches += 1;
  findings.examinedRows += batch.rows;
  if (isWanted(prepare, batch, terms)) {
    checkRows(prepare, batch, findings);
  }
}

function checkRows(prepare: (sql: string) => Statement, batch: ChainedBatch, findings: Findings): void {
  const rows = readRows(prepare, batch);
  reportRows(batch, rows, (index) => readTexts(prepare, batch.firstSeq + index), findings);
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
