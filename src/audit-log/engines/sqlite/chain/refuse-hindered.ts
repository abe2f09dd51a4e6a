import { countOf } from '../../../domain/count-of';
import { HARMLESS_ROWS } from '../../sql/chain/claimed-count';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { SEQ_MAX } from '../tables/tables';

/**
 * Fails if something kept rows from being changed, such as a trigger that somebody has added. Otherwise a row that is missing
 * would count as stored, pruning would try the same rows again and again, and a deletion order would tell of rows that still
 * exist.
 *
 * @param changes how many rows SQLite says that it has changed.
 * @param expected how many it was asked to change.
 */
export function refuseHindered(
  changes: number,
  expected: number,
  done: 'stored' | 'pruned' | 'erased',
): void {
  if (changes !== expected) {
    throw new StoreFault(
      'STORE_HINDERED',
      `something in it, such as a trigger, kept ${expected - changes} of ${countOf(expected, 'entry', 'entries')} from being ${done}`,
    );
  }
}

/** Refuses to give numbers beyond `SEQ_MAX`, which would be ignored. A log gets there only if somebody inserts a row by hand. */
export function refuseUsedUp(last: number): void {
  if (last > SEQ_MAX - HARMLESS_ROWS) {
    throw new StoreFault(
      'STORE_NUMBERED',
      `a row of audit_batch or audit_entry takes all numbers up to ${last}, so none is left`,
    );
  }
}

/** Refuses to begin a chain if `audit_gone` has rows of an earlier one: its links were removed, or somebody has inserted such a row. */
export function refuseUnlinked(hasGone: boolean): void {
  if (hasGone) {
    throw new StoreFault(
      'STORE_UNCHAINED',
      'audit_gone says what has gone from its chain from number 1 on, and no batch in audit_batch has a link of that chain',
    );
  }
}

/** Refuses to give a batch a second link. It looks as if it had none only if somebody has inserted a row into `audit_gone`. */
export function refuseLinked(firstSeq: number, changes: number): void {
  if (changes !== 1) {
    throw new StoreFault(
      'STORE_UNCHAINED',
      `audit_gone says that the batch from number ${firstSeq} on in audit_batch is older than its chain, and that batch has a link`,
    );
  }
}
