import type { Statement } from 'better-sqlite3';
import {
  type ChainEnd,
  type LinkTree,
  linkTreeOf,
  type OddLink,
  type TreePlaces,
} from '../../sql/chain/link-tree';
import { tellOddLink } from '../../sql/chain/odd-link';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { NOW_AND_THEN } from '../rows/sqlite-query';
import { SEQ_MAX } from '../tables/tables';

const LIST_LINKS = `SELECT first_seq AS seq, chain, NULL FROM audit_batch WHERE first_seq > $seq AND first_seq <= ${SEQ_MAX} AND chain IS NOT NULL AND ${NOW_AND_THEN}
  UNION ALL SELECT seq, NULL, hash FROM audit_gone WHERE seq > $seq AND kind = 'batches' ORDER BY seq`;

/** Builds the Merkle tree over the links. With `before`, which has the tree up to some link, reads only the links behind it. */
export function readLinkTree(
  prepare: (sql: string) => Statement,
  places: TreePlaces,
  before?: ChainEnd,
): LinkTree {
  const links = prepare(LIST_LINKS)
    .raw()
    .iterate({ seq: before?.seq ?? 0 });
  return linkTreeOf(links, places, before);
}

/** Refuses to sign or prove anything by a chain in which a row is not valid. */
export function refuseOddLink(odd: OddLink | undefined): void {
  if (odd !== undefined) {
    const column = odd.table === 'audit_gone' ? 'seq' : 'first_seq';
    throw new StoreFault('STORE_UNLINKED', tellOddLink(odd, column));
  }
}
