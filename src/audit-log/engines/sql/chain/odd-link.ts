import { describeValue } from '../../../domain/harmless-text';
import type { OddLink } from './link-tree';

/** Says which row lets nobody sign or prove by a chain, by the column that numbers its table. */
export function tellOddLink({ table, seq }: OddLink, column: string): string {
  const number = typeof seq === 'number' ? String(seq) : describeValue(seq);
  return `the row of ${table} with ${column} ${number} is no link of its chain, or does not fit what comes before it there`;
}
