import type { NewEntry } from 'audit-race';

/** Details that notice when their password is read, behind so many other keys. */
export function countedPassword(others: number, notice: () => void): object {
  return {
    ...Object.fromEntries(Array.from({ length: others }, (_, index) => [`k${index}`, index])),
    get password() {
      notice();
      return 'hunter2';
    },
  };
}

/** Lists of values which notice that they are read. */
export function countedLists(lists: number, values: number, notice: () => void): unknown {
  const value = countedValue(notice);
  return Array.from({ length: lists }, () => Array.from({ length: values }, () => value));
}

/** Values behind long keys which notice that they are read. */
export function countedKeys(count: number, length: number, notice: () => void): unknown {
  const value = countedValue(notice);
  const keys = Array.from({ length: count }, (_, index) => String(index).padStart(length, 'k'));
  return Object.fromEntries(keys.map((key) => [key, value]));
}

/** One object in many places, whose members are undefined and notice that they are read. */
export function countedUndefined(places: number, members: number, notice: () => void): unknown {
  const shared = {};
  for (let member = 0; member < members; member += 1) {
    Object.defineProperty(shared, `k${member}`, { enumerable: true, get: () => notice() });
  }
  return Array.from({ length: places }, () => shared);
}

function countedValue(notice: () => void): object {
  return {
    toJSON() {
      notice();
      return 7;
    },
  };
}

/** Details that notice when anything about them is changed. */
export function watchedDetails(notice: () => void): object {
  const watch = <T extends object>(target: T): T =>
    new Proxy(target, {
      set: () => noticed(notice),
      defineProperty: () => noticed(notice),
      deleteProperty: () => noticed(notice),
      setPrototypeOf: () => noticed(notice),
      preventExtensions: () => noticed(notice),
    });
  return watch({ password: 'hunter2', list: watch([1, watch({ text: 'a\0b' })]) });
}

/** An error that no constructor of an error has made, as the errors of browsers and old libraries are. */
export function handmadeError(): object {
  return Object.create(Error.prototype, { message: { value: 'by hand' } });
}

/** Objects in objects, and a mark in the innermost. */
export function deepDetails(depth: number, mark?: string): unknown {
  let details: unknown = mark ?? {};
  for (let level = mark === undefined ? 1 : 0; level < depth; level += 1) {
    details = { in: details };
  }
  return details;
}

/** An entry whose actor is no text when it is read for the second time. */
export function changingActor(actor: string): NewEntry {
  const answers = [actor];
  return {
    eventType: 'plan.applied',
    get actor() {
      return answers.pop();
    },
  };
}

function noticed(notice: () => void): boolean {
  notice();
  return false;
}

/** Details that always have one answer more, by how they do it; each notices that it is asked. */
export const ENDLESS: Readonly<Record<string, (notice: () => void) => unknown>> = {
  'Proxies with undefined members': (notice) =>
    Array.from({ length: 20_000 }, () => endlessProxy(() => notice())),
  'form data without end': (notice) => Array.from({ length: 1000 }, () => new EndlessForm(notice)),
  'toJSON that tells nothing': (notice) => {
    const member = { toJSON: () => notice() };
    const members = Object.fromEntries(KEYS.map((key) => [key, member]));
    return Array.from({ length: 10_000 }, () => members);
  },
};

const KEYS = Array.from({ length: 1000 }, (_, index) => `k${index}`);

function endlessProxy(answer: () => unknown): object {
  return new Proxy(
    {},
    {
      ownKeys: () => KEYS,
      getOwnPropertyDescriptor: () => ({ value: undefined, enumerable: true, configurable: true }),
      get: (_, name) => (typeof name === 'string' && name.startsWith('k') ? answer() : undefined),
    },
  );
}

/** Form data that has always one field more. */
class EndlessForm {
  readonly #notice: () => void;

  constructor(notice: () => void) {
    this.#notice = notice;
  }

  get [Symbol.toStringTag](): string {
    return 'FormData';
  }

  *[Symbol.iterator](): Generator<[string, undefined]> {
    for (let index = 0; ; index += 1) {
      this.#notice();
      yield [`field${index}`, undefined];
    }
  }
}
