import { describeValue } from '../../../domain/harmless-text';
import type { OddLink } from './link-tree';

/** Names the row because of which nothing is signed or proved by a chain. `column` is the column that numbers the rows of its table. */
export function tellOddLink({ table, seq }: OddLink, column: string): string {
  const number = typeof seq === 'number' ? String(seq) : describeValue(seq);
  return `the row of ${table} with ${column} ${number} is no link of its chain, or does not fit what comes before it there`;
}
