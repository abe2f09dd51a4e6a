import type { EntryRow } from '../../../domain/entry-row';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { saltAt } from '../../../domain/evidence/salts';
import type { EntryEvidence } from '../../../ports/integrity';
import { pathIn, rootOfRows } from '../../sql/chain/batch-rows';
import { saltsOfBatch } from '../../sql/chain/chained-batch';
import { withoutPersonal } from '../../sql/chain/erased-values';
import { assertRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import type { Connection } from '../connection';
import { toWireText } from '../wire-text';
import { hasChain } from './check-schema';
import { readLinkTree } from './read-link-tree';
import { type ReadBatch, readBatchRows, readTexts } from './read-rows';
import { listBatches, type TransactionBatch } from './withdrawal';

const FIND_ROW = `SELECT tx::text, ${COLUMNS} FROM audit_entry WHERE id = $1`;
const FIND_LINK_BEFORE = `SELECT
  (SELECT chain FROM audit_batch WHERE place < $1 ORDER BY place DESC LIMIT 1),
  (SELECT hash FROM audit_gone WHERE kind = 'batches' AND place + rows = $1)`;

/**
 * What leads from an entry to the root over the first `size` links; as many as there are, where it is not said.
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
  const read = await readBatchRows(connection, batch, found);
  if (rootOfRows(read.rows, batch.rows) !== batch.root) {
    return { missing: 'truth' };
  }
  const { tree, index } = await readLinkTree(connection, {
    seq: batch.firstSeq,
    ...(wantedSize === undefined ? {} : { sizes: [wantedSize] }),
  });
  const size = wantedSize ?? tree.size;
  const path = tree.auditPath(index, size);
  if (path === undefined) {
    return { missing: 'checkpoint' };
  }
  const { firstSeq, rows, writer, batch: number } = batch;
  return {
    ...leafOf(batch, read, values),
    batch: { firstSeq, rows, writer, batch: number },
    before: await linkBefore(connection, firstSeq),
    log: { index, size, path },
  };
}

function leafOf(batch: TransactionBatch, { rows, texts }: ReadBatch, row: EntryRow) {
  const [index = 0] = [...texts].find(([, { id }]) => id === row[0]) ?? [];
  const erased = rows.erased.get(index);
  return {
    row: erased === undefined ? row : withoutPersonal(row),
    half:
      erased === undefined
        ? { salt: saltAt(saltsOfBatch(batch), index) }
        : { personal: toBytes(erased).toString('hex') },
    leaf: { index, path: pathIn(rows, batch.rows, index) },
  };
}

async function linkBefore(connection: Connection, place: number): Promise<Hash> {
  const [chain, gone] = await connection.queryOne({ text: FIND_LINK_BEFORE, values: [place] });
  if (gone instanceof Uint8Array) {
    return fromBytes(gone.subarray(0, CHAIN_START.length));
  }
  return chain instanceof Uint8Array ? fromBytes(chain) : CHAIN_START;
}
