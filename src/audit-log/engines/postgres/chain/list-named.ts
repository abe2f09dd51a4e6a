import { type Findings, NAMED_MAX } from '../../sql/chain/findings';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import type { Connection } from '../connection/connection';

/** The first rows of a query for faults. If there are more rows, they are counted as faults that are not listed. */
export async function listNamed(
  connection: Connection,
  { text, values }: Parameters<Connection['query']>[0],
  findings: Pick<Findings, 'unlistedFaults'>,
): Promise<readonly PlainRow[]> {
  const found = await connection.query({ text: `${text} LIMIT ${NAMED_MAX}`, values });
  if (found.length === NAMED_MAX) {
    const [count] = await connection.queryOne({ text: `SELECT count(*) FROM (${text}) AS found`, values });
    findings.unlistedFaults += numberOf(count) - found.length;
  }
  return found;
}
