import { equal } from 'node:assert/strict';
import type { InterleavingExperiment, Turns } from '@audit-race/interleavings';

/** Something that holds a number, as the callers see it. */
interface Counter {
  get(): Promise<number> | number;
  set(value: number): unknown;
}

/** Each kind of object whose methods can be controlled, as the callers see it when they are. */
const counters: Readonly<Record<string, (turns: Turns) => Counter>> = {
  'an object with functions': (turns) => turns.controlAll(plainCounter()),
  'an instance with private fields': (turns) => turns.controlAll(new PrivateCounter()),
  'an instance that inherits its methods': (turns) =>
    turns.controlAll(new (class extends PrivateCounter {})()),
  'a frozen object': (turns) => turns.controlAll(Object.freeze(plainCounter())),
  'a Proxy': (turns) => turns.controlAll(new Proxy(plainCounter(), {})),
  'a Proxy that makes its methods up': (turns) => {
    const counter = plainCounter();
    const made = new Proxy({} as Counter, { get: (_, name) => Reflect.get(counter, name) });
    return turns.controlAll(made, ['get', 'set']);
  },
  'an object whose methods call back': (turns) => {
    const counter = turns.controlAll(callingCounter());
    return {
      get: () => new Promise((resolve) => counter.get((_, value) => resolve(value))),
      set: (value) => new Promise<void>((resolve) => counter.set(value, () => resolve())),
    };
  },
  'an object whose methods are getters': (turns) => {
    const { get, set } = plainCounter();
    return turns.controlAll(
      Object.defineProperties(plainCounter(), { get: { get: () => get }, set: { get: () => set } }),
    );
  },
  'a function with methods': (turns) => turns.controlAll(Object.assign(() => undefined, plainCounter())),
  'a module': (turns) => {
    const exported = plainCounter();
    const module: Counter = Object.create(null, {
      get: { enumerable: true, get: () => exported.get },
      set: { enumerable: true, get: () => exported.set },
      [Symbol.toStringTag]: { value: 'Module' },
    });
    return turns.controlAll(Object.freeze(module));
  },
  'a client that can be chained': (turns) => {
    const client = turns.controlAll(new ChainedCounter(), ['get', 'set']);
    return {
      get: () => client.open().get(),
      set: (value) => client.open().set(value),
    };
  },
  'an object of which two methods are named': (turns) =>
    turns.controlAll(new PrivateCounter(), ['get', 'set']),
};

/** Two callers who each add one to the number that an object holds: a lost update. */
export function addingTo(kind: string): InterleavingExperiment | undefined {
  const make = counters[kind];
  return (
    make && {
      name: kind,
      setup(turns) {
        const counter = make(turns);
        const run = async () => {
          await counter.set((await counter.get()) + 1);
        };
        return {
          callers: ['A', 'B'].map((name) => ({ name, run })),
          check: async () => equal(await counter.get(), 2),
        };
      },
    }
  );
}

function plainCounter() {
  let held = 0;
  return {
    get: () => held,
    set: (value: number) => {
      held = value;
    },
  };
}

class PrivateCounter {
  #held = 0;

  get(): number {
    return this.#held;
  }

  set(value: number): void {
    this.#held = value;
  }
}

class ChainedCounter extends PrivateCounter {
  open(): this {
    return this;
  }
}

function callingCounter() {
  let held = 0;
  return {
    get(callback: (error: unknown, value: number) => void) {
      callback(null, held);
    },
    set(value: number, callback: (error: unknown) => void) {
      held = value;
      callback(null);
    },
  };
}
