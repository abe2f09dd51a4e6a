import { runInNewContext } from 'node:vm';

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('hands off');
    },
    has: () => {
      throw new Error('hands off');
    },
    ownKeys: () => {
      throw new Error('hands off');
    },
  },
);

/** What keeps its members to itself, as an audit log does. */
class Service {
  readonly #stage = 'new';

  /** What an option may be called, too. */
  get stopAtFirst(): boolean {
    return this.#stage === 'new';
  }
}

/** What is written in a feature in words of its own; anything else is written as in JSON. */
const named: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-Infinity': () => Number.NEGATIVE_INFINITY,
  '2n': () => 2n,
  '2^31': () => 2 ** 31,
  'a proxy that throws': () => throwing,
  'a Map': () => new Map(),
  'a promise': () => Promise.resolve({}),
  'a signal': () => new AbortController().signal,
  'a controller': () => new AbortController(),
  'a URL': () => new URL('https://example.org'),
  'a service': () => new Service(),
  'a signal of another make': () => ({
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
  '2 bytes of shared memory': () => new SharedArrayBuffer(2),
  '4 bytes of its own': () => new ArrayBuffer(4),
  'shared memory of a realm of its own': () => runInNewContext('new SharedArrayBuffer(4)'),
};

/** The values that a feature lists. */
export function valuesIn(list: string): unknown[] {
  return list.split(', ').map((written) => {
    const make = named[written];
    return make === undefined ? JSON.parse(written) : make();
  });
}
