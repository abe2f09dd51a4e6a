import { ringAfter } from '../barriers/event-loop';
import { complaintAboutSubject } from '../experiment/complaint-about-subject';
import { ExperimentError } from '../experiment/errors';
import type { InterleavingExperiment, InterleavingSubject } from '../experiment/interleaving-experiment';
import type { Turns } from '../experiment/turns';
import { asSentence, messageOf } from '../experiment/wording';
import { ExplorationError } from '../exploration-error';
import { activity } from './activity';
import type { Execution } from './execution';
import { isPromiseLike } from './is-promise-like';

/**
 * Builds the subject of one order.
 *
 * @returns The subject, or a promise of it where the setup is asynchronous.
 * @throws ExperimentError when the experiment, or what its setup returns, cannot be explored.
 */
export function setUpSubject(
  experiment: InterleavingExperiment,
  turns: Turns,
  execution: Execution,
  timeoutMs: number,
): InterleavingSubject | Promise<InterleavingSubject> {
  activity.place = execution.background;
  try {
    const subject = experiment.setup(turns);
    return isPromiseLike(subject)
      ? whenSetUp(experiment, subject, timeoutMs)
      : checkSubject(experiment, subject);
  } catch (error) {
    throw asExperimentError(experiment, error);
  } finally {
    activity.place = undefined;
  }
}

async function whenSetUp(
  experiment: InterleavingExperiment,
  settingUp: PromiseLike<InterleavingSubject>,
  timeoutMs: number,
): Promise<InterleavingSubject> {
  let cancel = (): void => undefined;
  const tooLong = new Promise<never>((_, reject) => {
    const error = new ExperimentError(
      experiment.name,
      `its setup has not ended after ${timeoutMs} ms. Return from it what the callers need, and do not wait there for work that goes on.`,
    );
    cancel = ringAfter(timeoutMs, () => reject(error));
  });
  try {
    return checkSubject(experiment, await Promise.race([settingUp, tooLong]));
  } catch (error) {
    throw asExperimentError(experiment, error);
  } finally {
    cancel();
  }
}

function asExperimentError({ name }: InterleavingExperiment, error: unknown): ExplorationError {
  // An error of the explorer itself needs no further explanation.
  return error instanceof ExplorationError
    ? error
    : new ExperimentError(name, asSentence(`its setup failed: ${messageOf(error)}`), { cause: error });
}

function checkSubject(experiment: InterleavingExperiment, subject: InterleavingSubject): InterleavingSubject {
  const complaint = complaintAboutSubject(subject);
  if (complaint !== undefined) {
    throw new ExperimentError(experiment.name, complaint);
  }
  return subject;
}
