import { activity } from '../../execution/activity';
import type { TimerQueue } from './timer-queue';

let active: TimerQueue | undefined;

/** Makes the timers of an order those of the process; the function it returns ends that. */
export function activateTimers(queue: TimerQueue): () => void {
  active = queue;
  return () => {
    active = undefined;
  };
}

/** Whether there is an order that has the timers of the process. */
export function areTimersActive(): boolean {
  return active !== undefined;
}

/** The timers of the order whose code is running; nothing where something else in the process runs. */
export function timersOfCaller(): TimerQueue | undefined {
  return active?.isOf(activity.place) ? active : undefined;
}
