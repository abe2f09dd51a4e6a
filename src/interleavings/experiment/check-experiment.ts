import { types } from 'node:util';
import { describeValue } from '../barriers/describe-value';
import { expectOneOf } from './check-values';
import { ExperimentError } from './errors';
import type { InterleavingExperiment } from './interleaving-experiment';
import { tellUnknown, unknownPart } from './unknown-part';

const PARTS = [
  'name',
  'setup',
  'starts',
  'answers',
] as const satisfies readonly (keyof InterleavingExperiment)[];

/**
 * Refuses a value that is not an experiment.
 *
 * @param what - Where the value comes from, for the message.
 * @throws ExperimentError saying what is missing.
 */
export function checkExperiment(
  experiment: Partial<InterleavingExperiment> | undefined,
  what = 'an experiment',
): void {
  if (typeof experiment !== 'object' || experiment === null || types.isPromise(experiment)) {
    throw new ExperimentError(
      'without a name',
      `${what} must be an object, { name, setup }, not ${describeValue(experiment)}.`,
    );
  }
  const { name, setup, starts, answers } = experiment;
  if (typeof name !== 'string' || name === '') {
    throw new ExperimentError(
      'without a name',
      `it needs a name, for the messages, not ${describeValue(name)}.`,
    );
  }
  if (typeof setup !== 'function') {
    throw new ExperimentError(
      name,
      `it needs a setup function that builds a fresh subject, not ${describeValue(setup)}.`,
    );
  }
  const unknown = unknownPart(experiment, PARTS);
  if (unknown !== undefined) {
    throw new ExperimentError(name, tellUnknown(unknown, 'an experiment', PARTS));
  }
  expectOneOf('starts', starts, ['call', 'await']);
  expectOneOf('answers', answers, ['at once', 'later']);
}
