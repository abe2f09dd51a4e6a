import { TIMER_MS_MAX } from '../../barriers/event-loop';

/** The delay in milliseconds that Node uses for an argument: at least 1, and 1 for an invalid one. */
export function durationInMs(asked: unknown): number {
  // The multiplication throws for a symbol and for a bigint, as Node does.
  const duration = (asked as number) * 1;
  return duration >= 1 && duration <= TIMER_MS_MAX ? Math.trunc(duration) : 1;
}
