import { activity } from '../../execution/activity';
import type { Place } from '../../execution/place';
import { nativeTimers } from './native-timers';

/** What code of an order has started by itself: a timer of the machine, which no search controls. */
type Timer = NodeJS.Timeout | NodeJS.Immediate;

type Callback = (...args: never[]) => unknown;

interface Kind {
  readonly begin: (...args: never[]) => unknown;
  readonly end: (timer: never) => void;
  readonly repeats?: true;
}

/** More of them than an order has: whoever stops a timer in a way of its own leaves it here. */
const WAITING_MAX = 10_000;

const waiting = new Map<Timer, Kind>();

const timeout: Kind = Object.freeze({ begin: nativeTimers.setTimeout, end: nativeTimers.clearTimeout });
const immediate: Kind = Object.freeze({ begin: nativeTimers.setImmediate, end: nativeTimers.clearImmediate });
const interval: Kind = Object.freeze({
  begin: nativeTimers.setInterval,
  end: nativeTimers.clearInterval,
  repeats: true,
});

/**
 * The timers of the machine, which belong to whoever starts them while a search runs: what their callbacks throw is a
 * problem of that order, and they end with a search that fails. For everybody else they are those of Node.
 */
export const ownedTimers = Object.freeze({
  setTimeout: (...args: unknown[]): unknown => start(timeout, args),
  setInterval: (...args: unknown[]): unknown => start(interval, args),
  setImmediate: (...args: unknown[]): unknown => start(immediate, args),
  clearTimeout: (timer: unknown): void => stop(timeout, timer),
  clearInterval: (timer: unknown): void => stop(interval, timer),
  clearImmediate: (timer: unknown): void => stop(immediate, timer),
});

/** Whether some have not rung that will do so once, and that the process would wait for. */
export function isTimerWaiting(): boolean {
  return [...waiting].some(([timer, { repeats }]) => repeats === undefined && timer.hasRef());
}

/** Ends them all, so that a loop that polls does not keep the process from its end. */
export function endOwnedTimers(): void {
  for (const [timer, { end }] of waiting) {
    end(timer as never);
  }
  waiting.clear();
}

function start(kind: Kind, [callback, ...rest]: readonly unknown[]): unknown {
  const { place } = activity;
  if (place === undefined || typeof callback !== 'function') {
    return Reflect.apply(kind.begin, undefined, [callback, ...rest]);
  }
  const ring = function (this: Timer, ...args: unknown[]): void {
    if (kind.repeats === undefined) {
      waiting.delete(timer);
    }
    callAt(place, callback as Callback, this, args);
  };
  const timer = Reflect.apply(kind.begin, undefined, [ring, ...rest]) as Timer;
  waiting.set(timer, kind);
  const [oldest] = waiting.keys();
  if (waiting.size > WAITING_MAX && oldest !== undefined) {
    waiting.delete(oldest);
  }
  return timer;
}

function stop({ end }: Kind, timer: unknown): void {
  waiting.delete(timer as Timer);
  Reflect.apply(end, undefined, [timer]);
}

function callAt(place: Place, callback: Callback, self: unknown, args: readonly unknown[]): void {
  activity.place = place;
  try {
    Reflect.apply(callback, self, args);
  } catch (error) {
    place.home.errorUncaught(error);
  } finally {
    activity.place = undefined;
  }
}
