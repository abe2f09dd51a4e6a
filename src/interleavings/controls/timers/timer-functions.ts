import { promisify } from 'node:util';
import { timersOfCaller } from './active-timers';
import { ControlledImmediate } from './controlled-immediate';
import { ControlledTimeout } from './controlled-timeout';
import { durationInMs } from './duration';
import { ownedTimers } from './owned-timers';
import { promisedTimers } from './promised-timers';

type Callback = (...args: never[]) => unknown;

// One function for the whole process, not one per order: a module that stores it can use it in the next order, too. Outside of an
// order, and for other code of the process, it behaves like Node's timer. Node itself refuses invalid arguments.

function setTimeout(callback: unknown, duration?: unknown, ...args: unknown[]): unknown {
  return isCallback(callback) && timersOfCaller() !== undefined
    ? start('setTimeout', callback, duration, args)
    : ownedTimers.setTimeout(callback, duration, ...args);
}

function setInterval(callback: unknown, duration?: unknown, ...args: unknown[]): unknown {
  return isCallback(callback) && timersOfCaller() !== undefined
    ? start('setInterval', callback, duration, args)
    : ownedTimers.setInterval(callback, duration, ...args);
}

function setImmediate(callback: unknown, ...args: unknown[]): unknown {
  const queue = timersOfCaller();
  return isCallback(callback) && queue !== undefined
    ? new ControlledImmediate(queue, callback, args)
    : ownedTimers.setImmediate(callback, ...args);
}

function clearTimeout(timer?: unknown): void {
  clear(timer, ownedTimers.clearTimeout);
}

function clearInterval(timer?: unknown): void {
  clear(timer, ownedTimers.clearInterval);
}

function clearImmediate(timer?: unknown): void {
  if (timer instanceof ControlledImmediate) {
    timer.clear();
  } else {
    ownedTimers.clearImmediate(timer);
  }
}

// `util.promisify(setTimeout)` is the one of node:timers/promises.
promisesOf(setTimeout, () => promisedTimers.setTimeout);
promisesOf(setImmediate, () => promisedTimers.setImmediate);

/** The timers that the code under test finds while an order runs. */
export const timerFunctions = Object.freeze({
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
});

function start(name: string, callback: Callback, duration: unknown, args: readonly unknown[]): unknown {
  const queue = timersOfCaller();
  const repeats = name === 'setInterval';
  return (
    queue &&
    new ControlledTimeout(queue, { name, callback, durationMs: durationInMs(duration), repeats, args })
  );
}

/** Like in Node, `clearTimeout` and `clearInterval` both clear timeouts and intervals, by the timer or by its number. */
function clear(timer: unknown, native: (timer: unknown) => void): void {
  const isNumber = typeof timer === 'number' || typeof timer === 'string';
  const controlled = isNumber ? timersOfCaller()?.numbers.timerOf(timer) : timer;
  if (controlled instanceof ControlledTimeout) {
    controlled.close();
  } else {
    native(timer);
  }
}

function promisesOf(timer: object, get: () => unknown): void {
  Object.defineProperty(timer, promisify.custom, { enumerable: true, get });
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}
