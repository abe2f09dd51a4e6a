import { describeValue } from '../barriers/describe-value';
import { expectOneOf } from './check-values';
import { ExperimentError } from './errors';
import type { InterleavingExperiment } from './interleaving-experiment';

/**
 * Refuses what is no experiment at all.
 *
 * @throws ExperimentError saying what is missing.
 */
export function checkExperiment(experiment: Partial<InterleavingExperiment> | undefined): void {
  const { name, setup, starts, answers } = experiment ?? {};
  if (typeof name !== 'string' || name === '') {
    throw new ExperimentError(describeValue(name), 'it needs a name, for the messages.');
  }
  if (typeof setup !== 'function') {
    throw new ExperimentError(
      name,
      `it needs a setup function that builds a fresh subject, not ${typeof setup}.`,
    );
  }
  expectOneOf('starts', starts, ['call', 'await']);
  expectOneOf('answers', answers, ['at once', 'later']);
}
