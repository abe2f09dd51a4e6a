import { ok } from 'node:assert/strict';
import type { Caller, InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { Mutex } from 'async-mutex';

/** A race small enough to be counted on paper. */
export interface Model {
  readonly callers: number;
  readonly operations: number;
  readonly isFallible: boolean;
}

/** Callers that have nothing to do with each other. */
export function independentCallers({ callers, operations, isFallible }: Model): InterleavingExperiment {
  return {
    name: `${callers} independent callers`,
    setup(turns) {
      const work = turns.control('work', () => undefined, faultIf(isFallible));
      const run = async () => {
        for (let done = 0; done < operations; done += 1) {
          await work();
        }
      };
      return { callers: named(callers, run), check: () => undefined };
    },
  };
}

/** Callers that each look for a session, and open one if they find none. */
export function racingCallers(model: Model): InterleavingExperiment {
  return {
    name: `${model.callers} callers without a lock`,
    setup(turns) {
      const session = new SessionModel(turns, model);
      const run = async () => {
        if (!session.isOpen) {
          await session.open();
        }
      };
      return { callers: named(model.callers, run), check: () => session.expectOneSession() };
    },
  };
}

/** The same callers with double-checked locking. */
export function lockedCallers(model: Model): InterleavingExperiment {
  return {
    name: `${model.callers} callers with a lock`,
    setup(turns) {
      const session = new SessionModel(turns, model);
      const lock = new Mutex();
      const openOnce = async () => {
        if (!session.isOpen) {
          await session.open();
        }
      };
      const run = async () => {
        if (!session.isOpen) {
          await lock.runExclusive(openOnce);
        }
      };
      return { callers: named(model.callers, run), check: () => session.expectOneSession() };
    },
  };
}

/** A, B, C … */
export function lettersUpTo(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(65 + index));
}

/** Callers A, B, C … of one kind that all do the same. */
export function named(callers: number, run: () => unknown): Caller[] {
  return lettersUpTo(callers).map((name) => ({ name, kind: 'caller', run }));
}

class SessionModel {
  readonly #operations: readonly (() => Promise<void>)[];
  #sessions = 0;

  constructor(turns: Turns, { operations, isFallible }: Model) {
    this.#operations = Array.from({ length: operations }, (_, index) =>
      turns.control(index === 0 ? 'createEngine' : 'createTables', () => undefined, faultIf(isFallible)),
    );
  }

  get isOpen(): boolean {
    return this.#sessions > 0;
  }

  async open(): Promise<void> {
    for (const operation of this.#operations) {
      await operation();
    }
    this.#sessions += 1;
  }

  expectOneSession(): void {
    ok(this.#sessions <= 1, `${this.#sessions} sessions are open, and only the last one can be closed`);
  }
}

function faultIf(isFallible: boolean) {
  return isFallible ? { fault: () => new Error('disk full') } : {};
}
