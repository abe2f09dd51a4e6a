import { deepEqual, equal } from 'node:assert/strict';
import type { Caller, CallerOutcome, InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { callersDo } from './callers-do';
import { lettersUpTo, named } from './models';
import type { Family } from './search';

/** Callers of whom no order goes wrong, and little is shown all the same; and those who are written in an unusual way. */
export const unproven: Readonly<Record<string, Family>> = {
  'poll with a timer': callersDo((work, turns) => {
    turns.controlTimers();
    return async () => {
      let isDone = false;
      const working = work().then(() => {
        isDone = true;
      });
      while (!isDone) {
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      }
      await working;
    };
  }),
  'fail in every order': callersDo((work) => async () => {
    await work();
    throw new RangeError('A plan has no lines.');
  }),
  'are checked by one who says no': callersDo((work) => work, { check: () => false }),
  'are checked by one who says no later': callersDo((work) => work, { check: async () => false }),
  'look at nothing, a yes and a large number': (callers) => ({
    name: 'an experiment with a state',
    setup(turns) {
      const machine: { state: unknown } = { state: null };
      turns.watch(machine, 'state', { show: (state) => state as number });
      const work = turns.control('work', () => undefined);
      const run = () => {
        const before = machine.state;
        machine.state = before === null;
        machine.state = machine.state === true ? 12n : null;
        return work();
      };
      return { callers: named(callers, run), check: () => undefined };
    },
  }),
  'are twenty of one kind': () => ({
    name: 'a large experiment',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      return { callers: named(20, work), check: () => undefined };
    },
  }),
  'take the controls out of turns': (callers) => ({
    name: 'an experiment of few words',
    setup({ control, note, controlAll }) {
      const unused = control('unused', () => undefined);
      const { work } = controlAll({ work: () => undefined, unused });
      note({ kind: 'remarked', text: 'is set up' });
      return { callers: named(callers, work), check: () => undefined };
    },
  }),
  'put a control of their own into turns': (callers) => ({
    name: 'an experiment with its own words',
    setup(turns) {
      const { control } = turns;
      turns.control = (name, ...rest) => control(`my ${name}`, ...rest);
      const work = turns.control('work', () => undefined);
      return { callers: named(callers, work), check: () => undefined };
    },
  }),
  'are checked by one who compares much': callersDo((work) => work, {
    check: () => deepEqual({ x: 1, y: 2 }, { x: 2, y: 3 }),
  }),
  'are checked by one who says yes': callersDo((work) => work, { check: () => true }),
  'are instances of classes, as is all that they need': (callers) => new Counting(callers),
};

/** What an instance keeps beside is its own matter. */
class Counting implements InterleavingExperiment {
  readonly name = 'an experiment with a class of its own';
  readonly starts = 'await';
  readonly callers: number;
  setups = 0;
  cleanUps = 0;

  constructor(callers: number) {
    this.callers = callers;
  }

  setup(turns: Turns): CountedSubject {
    equal(this.setups, this.cleanUps, 'An order was not cleaned up after.');
    this.setups += 1;
    return new CountedSubject(turns, this);
  }
}

class CountedSubject {
  readonly callers: readonly Caller[];
  readonly counting: Counting;

  constructor(turns: Turns, counting: Counting) {
    const work = turns.control('work', () => undefined);
    this.counting = counting;
    this.callers = lettersUpTo(counting.callers).map((name) => new Worker(name, work));
  }

  check(outcomes: readonly CallerOutcome[]): void {
    equal(outcomes.length, this.callers.length);
  }

  cleanUp(): void {
    this.counting.cleanUps += 1;
  }
}

class Worker implements Caller {
  readonly name: string;
  readonly kind = 'worker';
  readonly work: () => Promise<void>;

  constructor(name: string, work: () => Promise<void>) {
    this.name = name;
    this.work = work;
  }

  run(): Promise<void> {
    return this.work();
  }
}
