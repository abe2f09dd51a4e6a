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

/** Refuses to begin a chain where something has gone from one: it had links, or somebody has put that row in. */
export function refuseUnlinked(hasGone: boolean): void {
  if (hasGone) {
    throw new StoreFault(
      'STORE_UNCHAINED',
      'audit_gone says what has gone from its chain from number 1 on, and no batch in audit_batch has a link of that chain',
    );
  }
}

/** Refuses to give a batch a link where it has one: only what somebody has put in has it look as if it had none. */
export function refuseLinked(firstSeq: number, changes: number): void {
  if (changes !== 1) {
    throw new StoreFault(
      'STORE_UNCHAINED',
      `audit_gone says that the batch from number ${firstSeq} on in audit_batch is older than its chain, and that batch has a link`,
    );
  }
}
