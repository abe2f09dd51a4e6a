import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';
import { configureSuite } from './configure-suite';
import { readFeatures } from './read-features';
import type { Suite } from './suite';
import type { SuiteOptions } from './suite-options';

/** Reads a suite with its own Cucumber: the features at the paths, or else those of its configuration. */
export async function readSuite(
  paths: readonly string[],
  options: SuiteOptions,
  terminal: Terminal,
): Promise<Suite> {
  refuseMissing(paths, terminal.cwd);
  const configured = await configureSuite(options, terminal);
  const chosen = paths.length > 0 ? paths : configured.sources.paths;
  const { features, faults } = await readFeatures(chosen, configured);
  if (features.length + faults.length === 0) {
    const where = chosen.length === 0 ? 'in the folder "features"' : `at ${chosen.join(', ')}`;
    throw new CommandError(`No feature was found ${where}, so nothing can be said of any.`);
  }
  return { settings: configured.settings, features, faults };
}

// A glob may match nothing, and Cucumber says nothing of it; but a path that was spelt out was meant.
function refuseMissing(paths: readonly string[], cwd: string): void {
  const missing = paths.find(
    (one) => !/[*?[\]{}()!@+]/.test(one) && !existsSync(path.resolve(cwd, one.replace(/(?::\d+)*$/, ''))),
  );
  if (missing !== undefined) {
    throw new CommandError(`There is no "${missing}" in ${cwd}.`);
  }
}
