import { activity } from '../../execution/activity';
import { timersOfCaller } from './active-timers';
import { ControlledImmediate } from './controlled-immediate';
import { ControlledTimeout } from './controlled-timeout';
import { durationInMs } from './duration';
import { ownedTimers } from './owned-timers';
import type { TimerQueue } from './timer-queue';

/** Functions that start a timer for the calling code. Each returns a function that stops the timer. */
export interface Starters {
  timeout(delay: unknown, ring: () => void): () => void;
  immediate(ring: () => void): () => void;
  interval(delay: unknown, ring: () => void): () => void;
}

/**
 * The starters for the order whose code is running. Undefined if other code of the process is running.
 *
 * @param ref - Whether a timer keeps the process alive, if it is a real one.
 */
export function startersFor(ref: boolean): Starters | undefined {
  const queue = timersOfCaller();
  if (queue !== undefined) {
    return controlled(queue);
  }
  return activity.place === undefined ? undefined : owned(ref);
}

function controlled(queue: TimerQueue): Starters {
  const begin = (name: string, delay: unknown, callback: () => void) => {
    const repeats = name === 'setInterval';
    const timer = new ControlledTimeout(queue, {
      name,
      durationMs: durationInMs(delay),
      repeats,
      callback,
      args: [],
    });
    return () => {
      timer.close();
    };
  };
  return {
    timeout: (delay, ring) => begin('setTimeout', delay, ring),
    interval: (delay, ring) => begin('setInterval', delay, ring),
    immediate(ring) {
      const immediate = new ControlledImmediate(queue, ring, []);
      return () => immediate.clear();
    },
  };
}

function owned(ref: boolean): Starters {
  const kept = (timer: unknown, stop: (timer: unknown) => void) => {
    if (!ref) {
      (timer as NodeJS.Timeout).unref();
    }
    return () => stop(timer);
  };
  return {
    timeout: (delay, ring) => kept(ownedTimers.setTimeout(ring, delay), ownedTimers.clearTimeout),
    interval: (delay, ring) => kept(ownedTimers.setInterval(ring, delay), ownedTimers.clearInterval),
    immediate: (ring) => kept(ownedTimers.setImmediate(ring), ownedTimers.clearImmediate),
  };
}
