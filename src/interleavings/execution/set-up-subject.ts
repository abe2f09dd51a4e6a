import { ringAfter } from '../barriers/event-loop';
import { ExperimentError } from '../experiment/errors';
import type {
  Caller,
  InterleavingExperiment,
  InterleavingSubject,
} from '../experiment/interleaving-experiment';
import type { Turns } from '../experiment/turns';
import { messageOf } from '../experiment/wording';
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
  // What the explorer itself refuses says enough.
  return error instanceof ExplorationError
    ? error
    : new ExperimentError(name, `its setup failed: ${messageOf(error)}.`, { cause: error });
}

function checkSubject(experiment: InterleavingExperiment, subject: InterleavingSubject): InterleavingSubject {
  const complaint = complaintAbout(subject);
  if (complaint !== undefined) {
    throw new ExperimentError(experiment.name, complaint);
  }
  return subject;
}

// Also checked at run time, because experiments are often written in JavaScript.
function complaintAbout(subject: Partial<InterleavingSubject> | undefined | null): string | undefined {
  const callers = subject?.callers;
  if (!Array.isArray(callers) || callers.length === 0) {
    return 'its setup must return at least one caller: { callers: [{ name, run }], check }.';
  }
  if (!callers.every(isCaller)) {
    return 'each of its callers needs a name and a run function.';
  }
  if (!callers.every(hasKind)) {
    return 'the kind of a caller is a word, or left out.';
  }
  if (subject?.cleanUp !== undefined && typeof subject.cleanUp !== 'function') {
    return `its cleanUp must be a function, not ${typeof subject.cleanUp}.`;
  }
  const twice = callers.find(isNamedBefore);
  if (twice !== undefined) {
    return `two of its callers are called "${twice.name}"; names tell the callers apart in stories.`;
  }
  return typeof subject?.check === 'function'
    ? undefined
    : `its setup must return a check that is a function and throws when an interleaving went wrong, not ${typeof subject?.check}.`;
}

// Functions of their own, since each order asks these questions.
function isCaller(caller: Partial<Caller> | undefined | null): boolean {
  return typeof caller?.name === 'string' && typeof caller.run === 'function';
}

function hasKind({ kind }: Partial<Record<keyof Caller, unknown>>): boolean {
  return kind === undefined || typeof kind === 'string';
}

function isNamedBefore({ name }: Caller, index: number, callers: readonly Caller[]): boolean {
  for (let before = 0; before < index; before += 1) {
    if (callers[before]?.name === name) {
      return true;
    }
  }
  return false;
}
