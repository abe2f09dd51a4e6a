import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import type { EntryEvidence } from '../../../ports/integrity';
import { assertRow } from '../../sql/chain/plain-row';
import { logPathOf, rowEvidence } from '../../sql/chain/row-evidence';
import { COLUMNS } from '../../sql/entry-columns';
import type { Connection } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import { hasChain } from './check-schema';
import { readLinkTree, refuseOddLink } from './read-link-tree';
import { readBatchRows, readTexts } from './read-rows';
import { listBatches } from './withdrawal';

const FIND_ROW = `SELECT tx::text, ${COLUMNS} FROM audit_entry WHERE id = $1`;
const FIND_LINK_BEFORE = `SELECT
  (SELECT chain FROM audit_batch WHERE place < $1 ORDER BY place DESC LIMIT 1),
  (SELECT hash FROM audit_gone WHERE kind = 'batches' AND place + rows = $1)`;

/**
 * The evidence that leads from an entry to the root over the first `size` links; over all links, where no size is given.
 *
 * @returns `undefined` where there is no such entry; what is missing where it cannot be proved.
 */
export async function proveEntry(
  connection: Connection,
  id: string,
  wantedSize: number | undefined,
): Promise<EntryEvidence | undefined> {
  const [tx, ...values] = await connection.queryOne({ text: FIND_ROW, values: [toWireText(id)] });
  if (typeof tx !== 'string') {
    return undefined;
  }
  assertRow(values);
  const [batch] = (await hasChain(connection)) ? await listBatches(connection, [tx]) : [];
  if (batch === undefined) {
    return { missing: 'link' };
  }
  const found = (await readTexts(connection, [batch])).get(tx) ?? [];
  const { rows, texts } = await readBatchRows(connection, batch, found);
  const [index = -1] = [...texts].find(([, row]) => row.id === values[0]) ?? [];
  const evidence = rowEvidence(values, index, batch, rows);
  if (evidence === undefined) {
    return { missing: 'truth' };
  }
  const { firstSeq } = batch;
  const sizes = wantedSize === undefined ? [] : [wantedSize];
  const links = await readLinkTree(connection, { seq: firstSeq, sizes });
  const log = logPathOf(links, wantedSize);
  if (log === undefined || wantedSize === undefined) {
    refuseOddLink(links.odd);
  }
  return log === undefined
    ? { missing: 'checkpoint' }
    : { ...evidence, before: await linkBefore(connection, firstSeq), log };
}

async function linkBefore(connection: Connection, place: number): Promise<Hash> {
  const [chain, gone] = await connection.queryOne({ text: FIND_LINK_BEFORE, values: [place] });
  if (gone instanceof Uint8Array) {
    return fromBytes(gone.subarray(0, CHAIN_START.length));
  }
  return chain instanceof Uint8Array ? fromBytes(chain) : CHAIN_START;
}
