import { deepEqual, ok } from 'node:assert/strict';
import type { Turns } from '@audit-race/interleavings';
import type { Family } from '../search';
import { doneBy, subject } from './subject';

/** What code can see of a clock without knowing what time it is, by what it does. */
const looks: Readonly<Record<string, () => unknown>> = {
  'asks for the date as a text': () => [typeof Date(), Number.isNaN(Date.parse(Date()))],
  'makes a date of a number': () => new Date(0).toISOString(),
  'makes a date of its parts': () => new Date(2020, 1, 29, 12).getMonth(),
  'has a class of dates of its own': () => {
    class Day extends Date {
      get name(): string {
        return 'a day';
      }
    }
    const day = new Day(0);
    return [day.name, day instanceof Date, day.getTime(), Number.isNaN(new Day().getTime())];
  },
  'asks what all dates have': () => [
    Date.UTC(1970, 0, 2),
    Date.name,
    Date.length,
    new Date() instanceof Date,
  ],
  'measures from a moment before': () => {
    const before = process.hrtime();
    const [seconds, nanoseconds] = process.hrtime(before);
    return [before.length, seconds, nanoseconds >= 0 && nanoseconds < 1e9];
  },
  'measures from a moment to come': () => {
    const [seconds] = process.hrtime([2 ** 31, 999_999_999]);
    return seconds < 0;
  },
  'measures in nanoseconds, whole or not': () => [typeof process.hrtime.bigint(), performance.now() > 0],
};

/** A caller who looks at a clock under control, and sees what Node shows. */
export function lookingAtClock(does: string): Family | undefined {
  const look = looks[does];
  return look && subject((turns) => lookingAsBefore(turns, look, look()));
}

function lookingAsBefore(turns: Turns, look: () => unknown, real: unknown) {
  turns.controlTimers();
  const begin = turns.control('begin', () => undefined);
  const run = async () => {
    await begin();
    deepEqual(look(), real);
  };
  return doneBy(run, ['Ada']);
}

/** A caller who keeps the clocks that were controlled, and asks them when the order is over: they go as the real ones do. */
export const keepingClocks: Family = subject((turns) => {
  turns.controlTimers();
  const begin = turns.control('begin', () => undefined);
  const { now } = Date;
  const { hrtime } = process;
  const performanceNow = performance.now;
  const ControlledDate = Date;
  return {
    ...doneBy(begin, ['Ada']),
    cleanUp: () => {
      // Clocks that only go forward; the explorer told the time at which it was loaded.
      const [ms, ns] = [performance.now(), process.hrtime.bigint()];
      ok(performanceNow() >= ms);
      ok(hrtime.bigint() >= ns);
      const [seconds, nanoseconds] = hrtime();
      ok(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds) >= ns);
      ok(Number.isInteger(now()) && new ControlledDate() instanceof Date);
    },
  };
});
