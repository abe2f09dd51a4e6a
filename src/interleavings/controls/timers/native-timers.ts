import timers from 'node:timers';
import promised from 'node:timers/promises';

/** What stands where the code under test finds its timers, as it was when the package was loaded. */
export const nativeTimers = Object.freeze({ ...timers });

/** The same of the timers that give promises. */
export const nativePromised = Object.freeze({
  setTimeout: promised.setTimeout,
  setImmediate: promised.setImmediate,
  setInterval: promised.setInterval,
  wait: promised.scheduler.wait.bind(promised.scheduler),
  yield: promised.scheduler.yield.bind(promised.scheduler),
});

export const nativeTimeoutSignal = AbortSignal.timeout.bind(AbortSignal);
