import { deepEqual, equal, ok } from 'node:assert/strict';
import promised, { setTimeout as delay } from 'node:timers/promises';
import type { TimerControlOptions, Turns } from '@audit-race/interleavings';
import type { Family } from '../search';
import { doneBy, subject } from './subject';

/** Code that waits for timers, by what it does; how its timers are controlled is up to the scenario. */
export const timedSubjects: Readonly<Record<string, (options: TimerControlOptions) => Family>> = {
  'starts a timer of 20 ms and then one of 10 ms': timed(() => {
    const rung: number[] = [];
    const run = () => {
      setTimeout(() => rung.push(20), 20);
      setTimeout(() => rung.push(10), 10);
    };
    return { ...doneBy(run, ['A']), check: () => deepEqual(rung, [10, 20]) };
  }),
  'starts two timers of 10 ms': timed(() => {
    const rung: number[] = [];
    const run = () => {
      setTimeout(() => rung.push(1), 10);
      setTimeout(() => rung.push(2), 10);
    };
    return { ...doneBy(run, ['A']), check: () => deepEqual(rung, [1, 2]) };
  }),
  'starts two immediates': timed(() => {
    const rung: number[] = [];
    const run = () => {
      setImmediate(() => rung.push(1));
      setImmediate(() => rung.push(2));
    };
    return { ...doneBy(run, ['A']), check: () => deepEqual(rung, [1, 2]) };
  }),
  'starts a timer of 50 ms, works, and starts one of 10 ms': timed((turns) => {
    const rung: number[] = [];
    const work = turns.control('work', () => undefined);
    const run = async () => {
      setTimeout(() => rung.push(50), 50);
      await work();
      setTimeout(() => rung.push(10), 10);
    };
    return { ...doneBy(run, ['A']), check: () => equal(rung[0], 10) };
  }),
  'gives up after 100 ms what takes 20 and 30 ms': timed(() =>
    doneBy(async () => {
      const signal = AbortSignal.timeout(100);
      await delay(20, undefined, { signal });
      await delay(30, undefined, { signal });
    }, ['A']),
  ),
  'measures how long 3 s take': timed(() => {
    const passed: unknown[] = [];
    const run = async () => {
      const before = timesNow();
      await delay(3000);
      const after = timesNow();
      passed.push(...after.map((time, index) => Math.round(time - (before[index] ?? 0))));
    };
    const check = () => {
      deepEqual(passed, [3000, 3000, 3000, 3]);
      ok(new Date() instanceof Date);
    };
    return { ...doneBy(run, ['A']), check };
  }),
  'has a heart that beats': timed((turns) => {
    const work = turns.control('work', () => undefined);
    setInterval(() => undefined, 1000);
    return doneBy(work);
  }),
  'has a heart that is started again at each beat': timed((turns) => {
    const work = turns.control('work', () => undefined);
    const beat = () => {
      setTimeout(beat, 1000);
    };
    beat();
    return doneBy(work);
  }),
  'polls a lock': timed((turns) => {
    let isLocked = false;
    let inside = 0;
    const work = turns.control('work', () => undefined);
    return doneBy(async () => {
      while (isLocked) {
        await delay(50);
      }
      isLocked = true;
      inside += 1;
      equal(inside, 1);
      await work();
      inside -= 1;
      isLocked = false;
    });
  }),
  'polls three times after the end before it is sure': timed((turns) => {
    let isOver = false;
    const work = turns.control('work', () => {
      isOver = true;
    });
    const poll = () =>
      new Promise<void>((resolve) => {
        let seen = 0;
        const interval = setInterval(() => {
          seen += isOver ? 1 : 0;
          if (seen === 3) {
            clearInterval(interval);
            resolve();
          }
        }, 10);
      });
    return {
      ...doneBy(() => undefined),
      callers: [
        { name: 'worker', run: work },
        { name: 'poller', run: poll },
      ],
    };
  }),
  'lets the second in at the third ring of its pump': timed((turns) => {
    let inside = 0;
    const work = turns.control('work', () => undefined);
    const enter = async () => {
      inside += 1;
      equal(inside, 1);
      await work();
      inside -= 1;
    };
    const pump = async () => {
      await delay(0);
    };
    const run = async () => {
      const jobs: Promise<void>[] = [];
      for (let ring = 1; ring <= 3; ring += 1) {
        await pump();
        if (ring !== 2) {
          jobs.push(enter());
        }
      }
      await Promise.all(jobs);
    };
    return doneBy(run, ['A']);
  }),
  'beats while its callers wait for ever': timed(() => {
    setInterval(() => undefined, 1000);
    return doneBy(() => new Promise(() => undefined));
  }),
  'throws in a timer': timed(() =>
    doneBy(async () => {
      setTimeout(() => {
        throw new Error('nobody catches this');
      }, 10);
      await delay(20);
    }, ['A']),
  ),
  'cancels its timer': timed((turns) => {
    const work = turns.control('work', () => undefined);
    return doneBy(async () => {
      const timer = setTimeout(() => {
        throw new Error('cancelled, and yet it rang');
      }, 10);
      clearTimeout(timer);
      await work();
    });
  }),
  'waits for timers in its set-up and in its check': (options) =>
    subject(async (turns) => {
      turns.controlTimers(options);
      await delay(2);
      const work = turns.control('work', () => undefined);
      return { ...doneBy(work), check: () => promised.setImmediate().then(() => delay(3_600_000)) };
    }),
  'waits in its check for one beat more': timed((turns) => {
    const work = turns.control('work', () => undefined);
    let beat: () => void = () => undefined;
    setInterval(() => beat(), 1000);
    const check = () =>
      new Promise<void>((resolve) => {
        beat = resolve;
      });
    return { ...doneBy(work), check };
  }),
  'has an operation that really waits': timed((turns) => {
    const work = turns.control('work', () => delay(1));
    return doneBy(work);
  }),
};

/** Code whose timers are controlled first of all. */
function timed(setup: (turns: Turns) => ReturnType<typeof doneBy>): (options: TimerControlOptions) => Family {
  return (options) =>
    subject((turns) => {
      turns.controlTimers(options);
      return setup(turns);
    });
}

function timesNow(): readonly number[] {
  const date = new Date();
  return [Date.now(), date.getTime(), performance.now(), process.hrtime()[0]];
}
