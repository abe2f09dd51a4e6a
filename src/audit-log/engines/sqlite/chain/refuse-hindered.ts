import { countOf } from '../../../domain/count-of';
import { HARMLESS_ROWS } from '../../sql/chain/claimed-count';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { SEQ_MAX } from '../tables/tables';

/**
 * Refuses to go on where something kept rows from it, such as a trigger of somebody else's. What is not there would otherwise be called
 * stored; who prunes would try the same rows for ever, and the order would tell of what is still there.
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

/** Refuses to give numbers that would not count: only a row that somebody has put in brings a log there. */
export function refuseUsedUp(last: number): void {
  if (last > SEQ_MAX - HARMLESS_ROWS) {
    throw new StoreFault(
      'STORE_NUMBERED',
      `a row of audit_batch or audit_entry takes all numbers up to ${last}, so none is left`,
    );
  }
}
