import type { RunCase } from './run';

/** The total duration of a case, in milliseconds, including repeated attempts. */
export function tookOf({ attempts }: Pick<RunCase, 'attempts'>): number {
  return attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
