import { isError } from '../barriers/is-error';
import { ExplorationError } from '../exploration-error';
import type { SearchFindings } from './search-findings';
import { describeExploration, type ToldRuns, tellExploration } from './tell-exploration';

/**
 * Attaches the findings so far to an error that ends a search, as its property `found`.
 *
 * @returns The same error.
 */
export async function keepFindings(error: unknown, search: SearchFindings, told: ToldRuns): Promise<unknown> {
  const canCarry = error instanceof ExplorationError || (isError(error) && Object.isExtensible(error));
  if (!canCarry || search.tally.played === 0) {
    return error;
  }
  search.tally.cutBy.add('error');
  let found = describeExploration(search, told);
  try {
    found = await tellExploration(search, told);
  } catch {
    // The cause of the error may also end each further run. Then the stories that exist already must do.
  }
  return Object.assign(error, { found });
}
