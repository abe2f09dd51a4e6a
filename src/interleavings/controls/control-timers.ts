import timers from 'node:timers';
import promised from 'node:timers/promises';
import type { Execution } from '../execution/execution';
import { globals } from '../execution/natives';
import { ExperimentError } from '../experiment/errors';
import type { TimerControlOptions } from '../experiment/turns';
import { type Replacement, replaceMembers } from './replace-members';
import { activateTimers, areTimersActive } from './timers/active-timers';
import { completeTimerOptions } from './timers/complete-timer-options';
import { replaceImported } from './timers/imported-timers';
import { nativePromised, nativeTimers } from './timers/native-timers';
import { promisedTimers, timeoutSignal } from './timers/promised-timers';
import { LooseClock, VirtualClock } from './timers/timer-clock';
import { timerFunctions } from './timers/timer-functions';
import { TimerQueue } from './timers/timer-queue';
import { toldTime } from './timers/told-time';

/**
 * Replaces the timers of the process, so that each ring is a turn of the order, until the order is over.
 *
 * @throws ExperimentError when they are controlled already.
 * @throws ExplorationOptionError when an option is unknown or out of range.
 */
export function controlTimers(execution: Execution, options: TimerControlOptions): void {
  const { ringsMax, virtualTime } = completeTimerOptions(options);
  if (areTimersActive()) {
    throw new ExperimentError(
      execution.experiment,
      'its setup called turns.controlTimers twice; call it once.',
    );
  }
  const clock = virtualTime ? new VirtualClock() : new LooseClock();
  const queue = new TimerQueue(execution, clock, ringsMax);
  if (virtualTime) {
    execution.assumptions.add('timers ring exactly when they are due, and computing takes no time');
  }
  const deactivate = activateTimers(queue);
  const putBack = replaceMembers(REPLACEMENTS);
  replaceImported();
  execution.helpers.push(() => queue.helpOut());
  execution.undo.push(() => {
    deactivate();
    queue.close();
    putBack();
  });
}

/** Replaces the timers for the time of a search, to record which code starts them. The function that it returns restores them. */
export function followTimers(): () => void {
  // Replace only Node's own timers: what somebody else has installed, such as the fake timers of a test, stays.
  const natives: readonly unknown[] = [...Object.values(nativeTimers), ...Object.values(nativePromised)];
  const putBack = replaceMembers(
    TIMERS.filter(([object, member]) => natives.includes(Reflect.get(object, member))),
  );
  replaceImported();
  return putBack;
}

const TIMERS: readonly Replacement[] = [
  ...Object.entries(timerFunctions).flatMap(([name, value]): Replacement[] => [
    ...globals.map((home): Replacement => [home, name, value]),
    [timers, name, value],
  ]),
  [promised, 'setTimeout', promisedTimers.setTimeout],
  [promised, 'setImmediate', promisedTimers.setImmediate],
  [promised, 'setInterval', promisedTimers.setInterval],
];

const REPLACEMENTS: readonly Replacement[] = [
  ...TIMERS,
  [promised.scheduler, 'wait', promisedTimers.wait],
  [promised.scheduler, 'yield', promisedTimers.yield],
  [AbortSignal, 'timeout', timeoutSignal],
  ...globals.flatMap((home): Replacement[] => [
    [home.Date, 'now', toldTime.dateNow],
    [home, 'Date', toldTime.dateClass],
    [home.performance, 'now', toldTime.performanceNow],
    [home.process, 'hrtime', toldTime.hrtime],
  ]),
];
