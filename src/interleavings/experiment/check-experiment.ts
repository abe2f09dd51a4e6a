import { ExperimentError } from './errors';
import type { InterleavingExperiment } from './interleaving-experiment';

/**
 * Refuses what is no experiment at all.
 *
 * @throws ExperimentError saying what is missing.
 */
export function checkExperiment(experiment: Partial<InterleavingExperiment> | undefined): void {
  const { name, setup } = experiment ?? {};
  if (typeof name !== 'string' || name === '') {
    throw new ExperimentError(String(name), 'it needs a name, for the messages.');
  }
  if (typeof setup !== 'function') {
    throw new ExperimentError(
      name,
      `it needs a setup function that builds a fresh subject, not ${typeof setup}.`,
    );
  }
}
