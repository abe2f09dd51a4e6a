import timers from 'node:timers';
import promised from 'node:timers/promises';

/** The timers of `node:timers` as they were when this package was loaded. */
export const nativeTimers = Object.freeze({ ...timers });

/** The timers of `node:timers/promises` as they were when this package was loaded. */
export const nativePromised = Object.freeze({
  setTimeout: promised.setTimeout,
  setImmediate: promised.setImmediate,
  setInterval: promised.setInterval,
  wait: promised.scheduler.wait.bind(promised.scheduler),
  yield: promised.scheduler.yield.bind(promised.scheduler),
});

export const nativeTimeoutSignal = AbortSignal.timeout.bind(AbortSignal);
