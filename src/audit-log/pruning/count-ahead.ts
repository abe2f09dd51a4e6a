import { readGivenCount } from '../domain/given-back';
import type { PrunePorts } from './prune-run';

/** How many entries have a time ahead of the clock: it was wrong when they were recorded, or is wrong now. */
export async function countAhead({
  clock,
  stop: signal,
  use,
}: Pick<PrunePorts, 'clock' | 'stop' | 'use'>): Promise<number> {
  const sinceMs = clock.now() + 1;
  return readGivenCount(await use((engine) => engine.count({ sinceMs }, undefined, { signal })));
}
