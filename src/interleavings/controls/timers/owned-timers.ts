import { activity } from '../../execution/activity';
import type { Place } from '../../execution/place';
import { nativeTimers } from './native-timers';

/** A real timer that the code of an order has started although the search does not control timers. */
type Timer = NodeJS.Timeout | NodeJS.Immediate;

type Callback = (...args: never[]) => unknown;

interface Kind {
  readonly begin: (...args: never[]) => unknown;
  readonly end: (timer: never) => void;
  readonly repeats?: true;
}

/** A bound well above the number of timers in an order: a timer that the code stops in some other way is never removed. */
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
 * The real timers while a search runs, each attributed to the order that starts it: an error in its callback is a problem of
 * that order, and it is cancelled when the search fails. For other code they behave like Node's timers.
 */
export const ownedTimers = Object.freeze({
  setTimeout: (...args: unknown[]): unknown => start(timeout, args),
  setInterval: (...args: unknown[]): unknown => start(interval, args),
  setImmediate: (...args: unknown[]): unknown => start(immediate, args),
  clearTimeout: (timer: unknown): void => stop(timeout, timer),
  clearInterval: (timer: unknown): void => stop(interval, timer),
  clearImmediate: (timer: unknown): void => stop(immediate, timer),
});

/** Whether a one-shot timer that keeps the process alive is still waiting. */
export function isTimerWaiting(): boolean {
  return [...waiting].some(([timer, { repeats }]) => repeats === undefined && timer.hasRef());
}

/** Cancels all of them, so that a polling loop does not keep the process alive. */
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
