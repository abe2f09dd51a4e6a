import type { Statement } from 'better-sqlite3';
import { HARMLESS_ROWS } from '../../sql/chain/claimed-count';
import type { Findings } from '../../sql/chain/findings';
import { numberOf, type PlainRow, rowOf } from '../../sql/chain/plain-row';
import { FIND_SEQ_BOUND, SEQ_MAX } from '../tables/tables';
import { FIND_LAST_OLDER } from './find-batch';
import { listNamed } from './list-named';
import { listOddBehind, unreadableFaults } from './unreadable-rows';

const LAST_NUMBER = 2 ** 63;
/** A batch beyond this number leaves no numbers for later batches, however few rows it has. */
const LEAVES_NONE = SEQ_MAX - 2 * HARMLESS_ROWS;

const COUNT_BEHIND = `SELECT count(*), coalesce(max(seq), 0) FROM audit_entry WHERE seq > ? AND seq <= ?`;
const LIST_BEHIND_HOLES = `SELECT seq, id, CAST(seq AS TEXT) FROM audit_entry AS stray WHERE seq > ? AND seq <= ?
  AND NOT EXISTS (SELECT 1 FROM audit_entry AS before WHERE before.seq = stray.seq - 1) ORDER BY seq`;
const LIST_PASSED_NOTES = `SELECT first_seq FROM audit_batch WHERE chain IS NULL AND first_seq <= ?
  AND first_seq > ${FIND_LAST_OLDER} ORDER BY first_seq`;
const LIST_EMPTY_NOTES = `SELECT first_seq FROM audit_batch AS note WHERE chain IS NULL AND first_seq > ? AND first_seq <= ?
  AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE seq = note.first_seq + max(note.rows, 1) - 1) ORDER BY first_seq`;
const LIST_NO_LINKS = `SELECT first_seq FROM audit_batch WHERE typeof(chain) NOT IN ('blob', 'null') ORDER BY first_seq`;
const LIST_STRAYS = `SELECT seq, id, CAST(seq AS TEXT) FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const LIST_FAR = `SELECT CAST(first_seq AS TEXT) FROM audit_batch WHERE first_seq < 1 OR first_seq > ?`;

/**
 * Checks what is behind the last link. Entries there wait for the next batch, and their numbers continue from the last one. Other
 * entries were inserted by hand, and are reported before a batch seals them.
 *
 * @param last the last number that the chain has; 0 where there is no chain.
 */
export function checkBehind(prepare: (sql: string) => Statement, last: number, findings: Findings): void {
  const bound = numberOf(prepare(FIND_SEQ_BOUND).pluck().get());
  const [count, end] = rowOf(prepare(COUNT_BEHIND).raw().get(last, bound)).map(numberOf);
  findings.unsealedEntries = numberOf(count);
  findings.addAll(unreadableFaults(prepare, listOddBehind(prepare, last, bound)));
  // Without a chain, a gap proves nothing: entries may have been pruned.
  if (last > 0 && numberOf(count) > 0 && numberOf(end) - last !== count) {
    noteStrays(findings, listNamed(prepare, LIST_BEHIND_HOLES, [last + 1, bound], findings));
  }
  for (const [seq] of listNamed(prepare, LIST_PASSED_NOTES, [last], findings)) {
    const what = `A batch is noted from number ${numberOf(seq)} on, where the chain has come farther without it.`;
    findings.add({ kind: 'inserted', place: numberOf(seq), what });
  }
  for (const [seq] of last > 0 ? listNamed(prepare, LIST_EMPTY_NOTES, [last, bound], findings) : []) {
    const what = `A batch is noted from number ${numberOf(seq)} on, of which not all entries are there.`;
    findings.add({ kind: 'inserted', place: numberOf(seq), what });
  }
  for (const [seq] of listNamed(prepare, LIST_NO_LINKS, [], findings)) {
    const what = `The batch from number ${numberOf(seq)} on has a link that is none.`;
    findings.add({ kind: 'inserted', place: numberOf(seq), what });
  }
  straysBetween(prepare, findings, Math.max(bound, last) + 1, LAST_NUMBER);
  // The next call that stores skips these batches, or is refused if they leave no number.
  for (const [seq] of listNamed(prepare, LIST_FAR, [Math.min(bound, LEAVES_NONE)], findings)) {
    const what = `A batch is noted from number ${String(seq)} on, to which no log comes.`;
    findings.add({ kind: 'inserted', what });
  }
}

/** Reports the entries in a range of numbers that can have none. */
export function straysBetween(
  prepare: (sql: string) => Statement,
  findings: Findings,
  first: number,
  last: number,
): void {
  noteStrays(findings, listNamed(prepare, LIST_STRAYS, [first, last], findings));
}

function noteStrays(findings: Findings, found: readonly PlainRow[]): void {
  for (const [seq, id, number] of found) {
    const what = `The entry ${String(id)} has the number ${String(number)}, which no batch has.`;
    findings.add({ kind: 'inserted', id: String(id), place: numberOf(seq), what });
  }
}
