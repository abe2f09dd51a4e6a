import { isError } from '../barriers/is-error';
import { ExplorationError } from '../exploration-error';
import type { SearchFindings } from './search-findings';
import { describeExploration, type ToldRuns, tellExploration } from './tell-exploration';

/**
 * Lets an error that ends a search carry what was found before it.
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
    // What ended the search may end each further run as well: then the runs that were told before it have to do.
  }
  return Object.assign(error, { found });
}
