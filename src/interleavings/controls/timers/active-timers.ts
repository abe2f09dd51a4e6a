import { activity } from '../../execution/activity';
import type { TimerQueue } from './timer-queue';

let active: TimerQueue | undefined;

/** Makes the timer queue of an order the active one of the process. The function that it returns deactivates it. */
export function activateTimers(queue: TimerQueue): () => void {
  active = queue;
  return () => {
    active = undefined;
  };
}

/** Whether an order controls the timers of the process. */
export function areTimersActive(): boolean {
  return active !== undefined;
}

/** The timer queue of the order whose code is running. Undefined if other code of the process is running. */
export function timersOfCaller(): TimerQueue | undefined {
  return active?.isOf(activity.place) ? active : undefined;
}
