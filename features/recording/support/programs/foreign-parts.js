// Parts of an audit log that are somebody else's, and how each may misbehave. The trials are in foreign-trials.js.
const readable = () => {
  throw new Error('this cannot be read');
};
const hostile = {};
for (const name of ['message', 'name', 'code', 'stack', 'toString', 'then', 'cause']) {
  Object.defineProperty(hostile, name, { get: readable, enumerable: true });
}
const traps = { get: readable, getPrototypeOf: readable, has: readable, ownKeys: readable };

/** What foreign code may throw, reject with or give back. */
const THROWN = {
  'an error': () => new Error('no'),
  'a TypeError': () => new TypeError('no'),
  nothing: () => undefined,
  null: () => null,
  text: () => 'no',
  'a symbol': () => Symbol('no'),
  'a frozen error': () => Object.freeze(new Error('no')),
  'an error whose getters throw': () =>
    Object.create(Error.prototype, Object.getOwnPropertyDescriptors(hostile)),
  'an object whose getters throw': () => hostile,
  'a proxy that throws': () => new Proxy(new Error('no'), traps),
  'an error that says it is transient': () => Object.assign(new Error('no'), { code: 'AUDIT_STORE_BUSY' }),
};

const thenable = (then) => Object.defineProperty({}, 'then', { value: then });
/** Whoever awaits it asks it for ever. */
const selfGiver = thenable((resolve) => resolve(selfGiver));
const throwing = (thrown) => () => {
  throw thrown();
};
const rejecting = (thrown) => () => Promise.reject(thrown());

/** Makes `throws …` and `rejects with …` of everything that may be thrown. */
function failures(make) {
  return Object.fromEntries(
    Object.entries(THROWN).flatMap(([name, thrown]) => [
      [`throws ${name}`, make(throwing(thrown))],
      [`rejects with ${name}`, make(rejecting(thrown))],
    ]),
  );
}

const real = {
  now: () => Date.now(),
  startTimer: (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
};
const twice = (ring) => () => {
  ring();
  ring();
};

/** Each is given the audit log, to misuse it, and the parts of a log that work. */
exports.loggers = {
  ...failures((fail) => () => ({ warn: fail, error: fail })),
  'gives a thenable that throws': () => ({ warn: () => hostile, error: () => hostile }),
  'gives a thenable that gives itself': () => ({ warn: () => selfGiver, error: () => selfGiver }),
  'records an entry each time': (log) => {
    const line = () => log().record({ eventType: 'logged' });
    return { warn: line, error: line };
  },
  'flushes the log each time': (log) => {
    const line = () => log().flush();
    return { warn: line, error: line };
  },
};

const readings = {
  'says NaN': () => Number.NaN,
  'says Infinity': () => Infinity,
  'says nothing': () => undefined,
  'says text': () => '5',
  'says a BigInt': () => 5n,
  'says a Date': () => new Date(),
  'says a time before 1970': () => -1,
  'says a time after 10889': () => 2 ** 48,
  'says an object whose getters throw': () => hostile,
  'says a thenable that gives itself': () => selfGiver,
};
exports.clocks = {
  ...failures((fail) => () => ({ ...real, now: fail })),
  ...Object.fromEntries(Object.entries(readings).map(([name, now]) => [name, () => ({ ...real, now })])),
  'is right first, and then says NaN': () => {
    const readings = [Date.now()];
    return { ...real, now: () => readings.pop() ?? Number.NaN };
  },
  'cannot start a timer': () => ({ ...real, startTimer: throwing(THROWN['a proxy that throws']) }),
  'rings at once': () => ({ ...real, startTimer: (_ms, ring) => [ring()] && (() => undefined) }),
  'rings at once and throws': () => ({ ...real, startTimer: (_ms, ring) => readable(ring()) }),
  'rings twice': () => ({ ...real, startTimer: (ms, ring) => real.startTimer(ms, twice(ring)) }),
  'rings at once and later': () => ({
    ...real,
    startTimer: (ms, ring) => {
      ring();
      return real.startTimer(ms, ring);
    },
  }),
  'gives nothing that cancels': () => ({
    ...real,
    startTimer: (ms, ring) => {
      real.startTimer(ms, ring);
    },
  }),
  'gives a cancel that throws': () => ({
    ...real,
    startTimer: (ms, ring) => real.startTimer(ms, ring) && throwing(THROWN.nothing),
  }),
  'gives a cancel that gives a thenable that gives itself': () => ({
    ...real,
    startTimer: (ms, ring) => real.startTimer(ms, ring) && (() => selfGiver),
  }),
  'cannot be asked for its other timers': () =>
    Object.defineProperty({ ...real }, 'startIdleTimer', { get: readable }),
  'rejects to start a timer': () => ({ ...real, startTimer: rejecting(THROWN['an error']) }),
  'rejects to start a timer that rings': () => ({
    ...real,
    startTimer: (ms, ring) => {
      real.startTimer(ms, ring);
      return Promise.reject(new Error('no'));
    },
  }),
  'rejects to say how much time has passed': () => ({ ...real, monotonic: rejecting(THROWN['an error']) }),
  'throws when it is asked how much time has passed': () => ({
    ...real,
    monotonic: throwing(THROWN['an error']),
  }),
  'tells no number of how much time has passed': () => ({ ...real, monotonic: () => 'long' }),
  'cannot be asked how much time has passed': () =>
    Object.defineProperty({ ...real }, 'monotonic', { get: readable }),
  'never rings': () => ({ ...real, startTimer: () => () => undefined }),
};

/** How a call of an engine may end. `stores` is what it should do. */
exports.stores = {
  ...failures((fail) => () => fail()),
  'gives no promise': (stores) => stores(),
  'gives a thenable': (stores) => thenable((resolve) => resolve(stores())),
  'gives a thenable that answers twice': (stores) =>
    thenable((resolve, reject) => {
      resolve(stores());
      reject(new Error('no'));
    }),
  'gives a thenable that throws': () => thenable(readable),
  'gives a thenable that gives itself': () => selfGiver,
  'gives an object whose getters throw': () => hostile,
  'never answers': () => new Promise(() => undefined),
};

exports.createEngines = {
  ...failures((fail) => fail),
  'gives nothing': () => undefined,
  'gives a thenable that gives itself': () => selfGiver,
  'gives a proxy that throws': () =>
    new Proxy({}, { ...traps, get: (_, name) => (name === 'then' ? undefined : readable()) }),
  'gives an object whose getters throw': () => hostile,
  'never answers': () => new Promise(() => undefined),
};

exports.wholeEngine = (store, rows) => ({
  capabilities: { pipelines: true, storeAtExit: true, reclaims: false },
  createTables: async () => undefined,
  store: (batch) =>
    store(() => {
      rows.push(...batch.rows);
    }),
  list: async () => [],
  get: async () => undefined,
  count: async () => rows.length,
  findPosition: async () => undefined,
  listOldest: async () => [],
  reclaim: async () => undefined,
  compact: async () => undefined,
  prune: async () => 0,
  storeAtExit: () => undefined,
  close: async () => undefined,
});
