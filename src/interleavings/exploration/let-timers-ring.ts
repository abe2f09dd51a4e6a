import { clockMs, letPass, nextTurn } from '../barriers/event-loop';
import { isTimerWaiting } from '../controls/timers/owned-timers';

const WAIT_MS = 50;

/** Gives what operations have left behind some time, so that what goes wrong there is told by the search and kills nobody. */
export async function letTimersRing(): Promise<void> {
  const deadlineMs = clockMs() + WAIT_MS;
  await nextTurn();
  // Once at least: on a machine that is busy with something else the time may be over before anything could ring.
  for (let isInTime = true; isInTime && isTimerWaiting(); isInTime = clockMs() < deadlineMs) {
    await letPass(1);
    await nextTurn();
  }
}
