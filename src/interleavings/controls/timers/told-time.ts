import { timersOfCaller } from './active-timers';

// The time of each order starts at the moment when the package was loaded: the same in each order, and near the times of real files.
const EPOCH_MS = Date.now();
const ORIGIN_MS = performance.now();

const nativeDate = Date;
const nativeDateNow = Date.now;
const nativePerformanceNow = performance.now.bind(performance);
const nativeHrtime = process.hrtime;
const NS_PER_MS = 1_000_000;
const NS_PER_S = 1_000_000_000;

function dateNow(): number {
  const elapsed = timersOfCaller()?.tellTime();
  return elapsed === undefined ? nativeDateNow() : EPOCH_MS + Math.floor(elapsed);
}

function performanceNow(): number {
  const elapsed = timersOfCaller()?.tellTime();
  return elapsed === undefined ? nativePerformanceNow() : ORIGIN_MS + elapsed;
}

const hrtime = Object.assign(
  (previous?: [number, number]): [number, number] => {
    const elapsed = timersOfCaller()?.tellTime();
    if (elapsed === undefined) {
      return nativeHrtime(previous);
    }
    const [seconds, nanoseconds] = previous ?? [0, 0];
    const ns = Math.round((ORIGIN_MS + elapsed) * NS_PER_MS) - seconds * NS_PER_S - nanoseconds;
    return [Math.floor(ns / NS_PER_S), ((ns % NS_PER_S) + NS_PER_S) % NS_PER_S];
  },
  {
    bigint: (): bigint => {
      const elapsed = timersOfCaller()?.tellTime();
      return elapsed === undefined
        ? nativeHrtime.bigint()
        : BigInt(Math.round((ORIGIN_MS + elapsed) * NS_PER_MS));
    },
  },
);

// A Proxy, so that it behaves like Date in every other way, and `new` returns a real Date.
const dateClass: DateConstructor = new Proxy(nativeDate, {
  apply: () => new nativeDate(dateNow()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [dateNow()] : args,
      newTarget === dateClass ? target : newTarget,
    ),
});

/** The clocks that the code under test finds while an order runs. */
export const toldTime = Object.freeze({ dateClass, dateNow, performanceNow, hrtime });
