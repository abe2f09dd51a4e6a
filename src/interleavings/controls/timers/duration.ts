import { TIMER_MS_MAX } from '../../barriers/event-loop';

/** The milliseconds that Node makes of what was asked for: at least 1, and 1 for what it does not understand. */
export function durationInMs(asked: unknown): number {
  // Throws for a symbol and for a bigint, as Node does.
  const duration = (asked as number) * 1;
  return duration >= 1 && duration <= TIMER_MS_MAX ? Math.trunc(duration) : 1;
}
