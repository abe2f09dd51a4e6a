import type { Mutant } from '../mutant';

const within = 'audit-log';
const oneClosing = 'However often a log is closed, its engine is closed once.';
const lostEngine = 'An engine that is lost is put away, and replaced.';
const rememberedBySession = 'this.#closing ??= whileListening(this.#closeOnce(finish), signal, hurry);';
const rememberedByService = 'this.#closing ??= closeLog(this.#log, timeoutMs);';

/** What is promised of the end of a session and of its engine. */
export const closing: readonly Mutant[] = [
  {
    within,
    name: 'closing does not wait for the calls in flight',
    promise: 'Closing waits for the calls in flight; none loses its engine half-way.',
    find: 'await Promise.allSettled([unlessAborted(this.#callsInFlight.drained(), this.#hurry.signal)]);',
    replace: '',
    guards: ['session/closing-a-session', 'stopping/closing', 'interleavings/closing-races'],
    essential: true,
  },
  {
    within,
    name: 'the session closes outside its lock',
    promise: 'An engine that is being opened while the log closes is closed as well.',
    find: '\n    await this.#sessionLock.runExclusive(async () => {',
    replace: '\n    await (async (task: () => Promise<void>) => await task())(async () => {',
    guards: ['session/closing-a-session', 'stopping/closing-in-time', 'interleavings/closing-races'],
    essential: true,
  },
  {
    within,
    name: 'the engine is closed twice',
    promise: oneClosing,
    find: 'await this.#dispose(engine);\n        }',
    replace: 'await this.#dispose(engine);\n          await this.#dispose(engine);\n        }',
    guards: ['session/one-session', 'stopping/closing'],
    essential: true,
  },
  {
    within,
    name: 'each close() of the log closes it again',
    promise: 'All who close a log share one outcome.',
    find: rememberedByService,
    replace: 'this.#closing = closeLog(this.#log, timeoutMs);',
    guards: ['stopping/what-could-not-be-stored', 'stopping/closing'],
    essential: true,
  },
  {
    within,
    name: 'neither log nor session remember that they are closed',
    promise: oneClosing,
    find: rememberedByService,
    replace: 'this.#closing = closeLog(this.#log, timeoutMs);',
    also: {
      find: rememberedBySession,
      replace: 'this.#closing = whileListening(this.#closeOnce(finish), signal, hurry);',
    },
    guards: ['stopping/what-could-not-be-stored', 'stopping/closing'],
    essential: true,
  },
  {
    within,
    name: 'the session alone forgets that it is closed',
    promise: oneClosing,
    find: rememberedBySession,
    replace: 'this.#closing = whileListening(this.#closeOnce(finish), signal, hurry);',
    guards: ['stopping/closing', 'session/life-of-a-session'],
    equivalent: 'the log remembers already, and nobody else closes a session',
  },
  {
    within,
    name: 'a lost engine is kept',
    promise: lostEngine,
    find: 'if (error instanceof AuditStoreError && error.engineLost && engineOf(this.#state) === engine) {',
    replace: 'if (false) {',
    guards: ['session/lost-engine', 'recording/writing-behind', 'interleavings/closing-races'],
    essential: true,
  },
  {
    within,
    name: 'a lost engine is not closed',
    promise: lostEngine,
    find: 'await this.#sessionLock.runExclusive(() => Promise.allSettled([this.#dispose(engine)]));',
    replace: '',
    guards: ['session/lost-engine', 'recording/writing-behind', 'interleavings/closing-races'],
    essential: true,
  },
  {
    within,
    name: 'a lost engine is closed outside the lock',
    promise: 'Two engines are never open on one file of which a part was replaced.',
    find: 'await this.#sessionLock.runExclusive(() => Promise.allSettled([this.#dispose(engine)]));',
    replace: 'await Promise.allSettled([this.#dispose(engine)]);',
    guards: ['session/lost-engine'],
  },
  {
    within,
    name: 'a lost engine that cannot be closed speaks instead of the call',
    promise: 'A call is told why it failed, also where the lost engine cannot be closed either.',
    find: 'Promise.allSettled([this.#dispose(engine)]));',
    replace: 'Promise.all([this.#dispose(engine)]));',
    guards: ['session/lost-engine'],
  },
];
