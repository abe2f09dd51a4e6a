import type { Mutant } from '../mutant';

const within = 'audit-log';
const oneEngine = 'However many callers arrive together, one engine is opened (#991).';
const halfOpen = 'An opening that fails leaves nothing open.';

/** What is promised of the opening of a session. */
export const opening: readonly Mutant[] = [
  {
    within,
    name: 'the session opens without its lock',
    promise: oneEngine,
    find: '    return await this.#sessionLock.runExclusive(async () => {\n      const openedMeanwhile',
    replace:
      '    return await (async (task: () => Promise<Engine>) => await task())(async () => {\n      const openedMeanwhile',
    guards: ['session/one-session', 'session/waiting-for-each-other', 'interleavings/released-tasks'],
    essential: true,
  },
  {
    within,
    name: 'no second look under the lock',
    promise: oneEngine,
    find: 'if (openedMeanwhile !== undefined) {',
    replace: 'if (false) {',
    guards: ['session/one-session', 'interleavings/one-session'],
    essential: true,
  },
  {
    within,
    name: 'no first look before the lock',
    promise: 'Once the session is open, no call waits for its lock.',
    find: 'if (opened !== undefined) {',
    replace: 'if (false) {',
    guards: ['session/waiting-for-each-other'],
  },
  {
    within,
    name: 'the engine is assigned before it has its tables',
    promise: 'Nobody sees an engine without its tables.',
    find: 'const engine = await openEngine(this.#source, this.#hurry.signal, this.#lostFor);',
    replace:
      'const create = async (limits: CallLimits) => {\n        const early = await this.#source.create(limits);\n        this.#state = open(this.#state, early);\n        return early;\n      };\n      const engine = await openEngine({ ...this.#source, create }, this.#hurry.signal);',
    guards: ['session/failed-opening', 'interleavings/one-session'],
    essential: true,
  },
  {
    within,
    name: 'a half-open engine is left open',
    promise: halfOpen,
    find: 'await Promise.allSettled([source.dispose(engine, { signal })]);\n    throw error;',
    replace: 'throw error;',
    guards: ['session/failed-opening', 'interleavings/one-session'],
    essential: true,
  },
  {
    within,
    name: 'the half-open engine speaks instead of the opening',
    promise:
      'Whoever waits is told why the opening failed, also where the half-open engine cannot be closed.',
    find: 'await Promise.allSettled([source.dispose(engine, { signal })]);\n    throw error;',
    replace: 'await Promise.all([source.dispose(engine, { signal })]);\n    throw error;',
    guards: ['session/failed-opening'],
  },
  {
    within,
    name: 'a failed opening is told to nobody else',
    promise: 'Those who waited for a failed opening hear of it; they do not each try again.',
    find: 'if (this.#lastFailure.count > failuresSeen) {',
    replace: 'if (false) {',
    guards: ['session/failed-opening'],
  },
  {
    within,
    name: 'a failed opening is told for ever',
    promise: 'A failed opening is forgotten: the next call tries anew.',
    find: 'const failuresSeen = this.#lastFailure.count;',
    replace: 'const failuresSeen = 0;',
    guards: ['session/failed-opening'],
  },
  {
    within,
    name: 'the session stays opening after a failure',
    promise: 'stats() says of a session that could not be opened that it is new.',
    find: 'this.#state = fail(this.#state);',
    replace: 'fail(this.#state);',
    guards: ['session/life-of-a-session'],
  },
  {
    within,
    name: 'the lock is held for ever by what an opening leaves running',
    promise: 'Work that createEngine leaves running may use the log once the opening is over.',
    find: 'stay.isOver = true;',
    replace: '',
    guards: ['session/waiting-for-each-other', 'session/failed-opening'],
  },
];
