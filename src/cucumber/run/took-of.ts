import type { RunCase } from './run';

/** How long a case took, in milliseconds: attempts that were made again took their time, too. */
export function tookOf({ attempts }: Pick<RunCase, 'attempts'>): number {
  return attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
