import { ControlledTurns } from './controlled-turns';
import { ExperimentError } from './exploration-errors';
import type { InterleavingExperiment, InterleavingSubject } from './interleaving-experiment';
import { BACKGROUND, places } from './place';
import type { Stage } from './stage';
import { messageOf } from './wording';

/**
 * Builds the subject of one schedule.
 *
 * @throws ExperimentError when the experiment, or what its setup returns, cannot be explored.
 */
export async function setUpSchedule(
  experiment: InterleavingExperiment,
  stage: Stage,
): Promise<InterleavingSubject> {
  const turns = new ControlledTurns(stage);
  const place = { stage, caller: BACKGROUND };
  const subject = await places.run(place, async () => {
    try {
      return await experiment.setup(turns);
    } catch (error) {
      throw new ExperimentError(experiment.name, `its setup failed: ${messageOf(error)}.`, { cause: error });
    }
  });
  const complaint = complaintAbout(subject);
  if (complaint !== undefined) {
    throw new ExperimentError(experiment.name, complaint);
  }
  return subject;
}

// Also checked at run time, because experiments are often written in JavaScript.
function complaintAbout(subject: Partial<InterleavingSubject> | undefined): string | undefined {
  const callers = subject?.callers;
  if (!Array.isArray(callers) || callers.length === 0) {
    return 'its setup must return at least one caller: { callers: [{ name, run }], check }.';
  }
  if (callers.some((caller) => typeof caller?.name !== 'string' || typeof caller?.run !== 'function')) {
    return 'each of its callers needs a name and a run function.';
  }
  const names = callers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    return `two of its callers are called "${twice}"; names tell the callers apart in traces.`;
  }
  return typeof subject?.check === 'function'
    ? undefined
    : `its setup must return a check that is a function and throws when an interleaving went wrong, not ${typeof subject?.check}.`;
}
