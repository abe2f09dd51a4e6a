import type { Connection } from '../connection/connection';
import { HELD, LIST_THREADS } from './foreign-keys';
import { OURS } from './our-tables';

const LIST = `WITH ${OURS}, ${HELD}${LIST_THREADS}`;

/**
 * Reports the self-referencing foreign keys in other tables that prevent pruning, or can. In such a table, a row that stays (an answer) may
 * point at a row that is deleted along with our entries (its question). Only the rows show whether there is one, so they are read.
 */
export async function findThreads(connection: Connection): Promise<string[]> {
  const found: string[] = [];
  for (const [key, table, canRead, text] of await connection.query({ text: LIST, values: [] })) {
    const name = String(table);
    if (canRead !== true) {
      found.push(
        `${String(key)} can keep what ${name} points at from being pruned: whether a row of ${name} would stay, and point at one that goes, nobody can tell who may not read it.`,
      );
      continue;
    }
    const [stays] = await connection.queryOne({ text: String(text), values: [] });
    if (stays === true) {
      found.push(
        `${String(key)} keeps what ${name} points at from being pruned: a row of ${name} would stay, and point at one that goes.`,
      );
    }
  }
  return found;
}
