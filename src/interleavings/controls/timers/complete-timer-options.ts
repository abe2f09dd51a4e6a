import { describeValue } from '../../barriers/describe-value';
import { expectOptions } from '../../experiment/check-values';
import { ExplorationOptionError } from '../../experiment/errors';
import type { TimerControlOptions } from '../../experiment/turns';

const DEFAULTS: Required<TimerControlOptions> = Object.freeze({ ringsMax: 2, virtualTime: false });

/**
 * Applies the defaults and checks the given options.
 *
 * @throws ExplorationOptionError when an option is unknown or out of range.
 */
export function completeTimerOptions(options: TimerControlOptions): Required<TimerControlOptions> {
  expectOptions('controlTimers', options, Object.keys(DEFAULTS));
  const { ringsMax = DEFAULTS.ringsMax, virtualTime = DEFAULTS.virtualTime } = options;
  if (!((Number.isInteger(ringsMax) && ringsMax >= 0) || ringsMax === Number.POSITIVE_INFINITY)) {
    throw new ExplorationOptionError(
      `ringsMax must be a whole number from 0, or Infinity, not ${describeValue(ringsMax)}.`,
    );
  }
  if (typeof virtualTime !== 'boolean') {
    throw new ExplorationOptionError(`virtualTime must be a boolean, not ${describeValue(virtualTime)}.`);
  }
  return { ringsMax, virtualTime };
}
