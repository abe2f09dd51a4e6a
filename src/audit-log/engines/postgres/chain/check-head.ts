import { countOf } from '../../../domain/count-of';
import { fromBytes } from '../../../domain/evidence/hash';
import type { IntegrityFault } from '../../../ports/integrity';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import type { ChainPlace } from '../../sql/chain/section';
import type { Connection } from '../connection/connection';

/** There should be one row. To show that there are more, the first thousand will do. */
const LIST_HEADS = 'SELECT place, chain, count(*) OVER () FROM audit_head ORDER BY place DESC LIMIT 1000';

/** Whether the chain has exactly one head, and that is where following the chain has ended: writers go on from there. */
export async function checkHead(
  connection: Connection,
  { seq, chain }: ChainPlace,
): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  const heads = await connection.query({ text: LIST_HEADS, values: [] });
  if (heads.length !== 1) {
    const what = `The table audit_head has ${countOf(numberOf(heads[0]?.[2]), 'row', 'rows')}, and not one. Keep the row with the chain of the newest batch.`;
    faults.push({ kind: 'foreign', what });
  }
  const isEnd = ([last, end]: PlainRow) =>
    numberOf(last) === seq && end instanceof Uint8Array && fromBytes(end) === chain;
  if (!heads.some(isEnd)) {
    const what = `The chain ends with number ${seq}, and had come to number ${numberOf(heads[0]?.[0])}: its end is not there any more.`;
    faults.push({ kind: 'truncated', what });
  }
  return faults;
}
