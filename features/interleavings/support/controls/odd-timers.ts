import { deepEqual, notEqual } from 'node:assert/strict';
import type { TimerControlOptions } from '@audit-race/interleavings';
import type { Family } from '../search';
import { doneBy, subject } from './subject';
import { lookAtHabits } from './timer-habits';

/** Two callers with nothing but timers that are controlled with these options. */
export function controlledWith(options: TimerControlOptions): Family {
  return subject((turns) => {
    turns.controlTimers(options);
    return doneBy(() => undefined);
  });
}

/** A timer of an odd duration, and one of 2 ms behind it. */
export function timerOf(duration: unknown, rungFirst: boolean): Family {
  return subject((turns) => {
    turns.controlTimers({ virtualTime: true });
    const rung: string[] = [];
    const run = () => {
      Reflect.apply(setTimeout, undefined, [() => rung.push('odd'), duration]);
      setTimeout(() => rung.push('2 ms'), 2);
    };
    const check = () => deepEqual(rung, rungFirst ? ['odd', '2 ms'] : ['2 ms', 'odd']);
    return { ...doneBy(run, ['A']), check };
  });
}

/** A caller who sees of the timers what can be seen, and compares it with what Node shows. */
export async function lookingAround(): Promise<Family> {
  const real = await lookAtHabits();
  return subject((turns) => {
    turns.controlTimers();
    return doneBy(async () => deepEqual(await lookAtHabits(), real), ['A']);
  });
}

/** Two callers whose timers are controlled twice in one set-up. */
export const controlledTwice: Family = subject((turns) => {
  turns.controlTimers();
  turns.controlTimers();
  return doneBy(() => undefined);
});

/** A module that looks for the timers when it is first used, and keeps what it finds. */
export function keepingModule(): Family {
  const { setTimeout: real } = globalThis;
  let kept: typeof setTimeout | undefined;
  return subject((turns) => {
    turns.controlTimers();
    kept ??= globalThis.setTimeout;
    const later = kept;
    notEqual(later, real);
    return {
      ...doneBy(() => new Promise((resolve) => later(resolve, 3_600_000))),
      cleanUp: async () => {
        await new Promise((resolve) => globalThis.setTimeout(resolve, 1));
        await new Promise((resolve) => later(resolve, 1));
      },
    };
  });
}

/** Somebody who has nothing to do with the exploration, and starts timers all the time. */
export class SomebodyElse {
  readonly #beat = setInterval(() => setTimeout(() => this.#rung(), 1), 1);
  #rung: () => void = () => undefined;

  /** Callers whose operation is over when a timer of somebody else has rung that was started meanwhile. */
  readonly family: Family = subject((turns) => {
    turns.controlTimers();
    const ring = () =>
      new Promise<void>((resolve) => {
        this.#rung = resolve;
      });
    const work = turns.control('work', async () => {
      await ring();
      await ring();
    });
    return doneBy(work);
  });

  /** Goes away. */
  stop(): void {
    clearInterval(this.#beat);
  }
}
