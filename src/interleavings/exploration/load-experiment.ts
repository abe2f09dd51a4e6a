import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ExperimentError } from '../experiment/errors';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { isUrl } from '../experiment/is-url';
import { asSentence, messageOf } from '../experiment/wording';

/** The URL of the module that exports an experiment. */
export function addressOf(module: URL | string): string {
  if (isUrl(module) || module.startsWith('file:')) {
    return String(module);
  }
  return pathToFileURL(path.resolve(module)).href;
}

/**
 * Loads an experiment from a module: its export `experiment`, or else its default export.
 *
 * @throws ExperimentError when the module cannot be loaded, or has neither export.
 */
export async function loadExperiment(address: string): Promise<InterleavingExperiment> {
  const file = address.startsWith('file:') ? fileURLToPath(address) : address;
  let exported: Record<string, unknown>;
  try {
    exported = await import(address);
  } catch (error) {
    throw new ExperimentError(file, asSentence(`its module could not be loaded: ${messageOf(error)}`), {
      cause: error,
    });
  }
  // The exports of a CommonJS module are the default export of its namespace.
  const byDefault = exported.default as Record<string, unknown> | undefined;
  const experiment = exported.experiment ?? byDefault?.experiment ?? byDefault?.default ?? byDefault;
  if (typeof experiment !== 'object' || experiment === null || !('setup' in experiment)) {
    throw new ExperimentError(
      file,
      'its module exports no experiment: neither as "experiment" nor as default.',
    );
  }
  return experiment as InterleavingExperiment;
}
