import { clockMs, letPass, nextTurn } from '../barriers/event-loop';
import { isTimerWaiting } from '../controls/timers/owned-timers';

const WAIT_MS = 50;

/** Gives timers and callbacks that operations left behind some time, so that the search reports their errors and the process survives. */
export async function letTimersRing(): Promise<void> {
  const deadlineMs = clockMs() + WAIT_MS;
  await nextTurn();
  // Try at least once: on a busy machine, the deadline may pass before any timer could ring.
  for (let isInTime = true; isInTime && isTimerWaiting(); isInTime = clockMs() < deadlineMs) {
    await letPass(1);
    await nextTurn();
  }
}
