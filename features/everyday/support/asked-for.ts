import path from 'node:path';
import { type IPlannedPickle, loadConfiguration, loadSources } from '@cucumber/cucumber/api';
import reader from '@cucumber/cucumber/lib/configuration/argv_parser';

const configurationFile = path.resolve('cucumber.js');

/** The scenarios that the command `cucumber-js` would run, and nothing is run. */
export async function scenariosOf(args: readonly string[]): Promise<readonly IPlannedPickle[]> {
  const { argv } = process;
  // The configuration reads the command line for itself, once in a process.
  process.argv = [process.execPath, path.resolve('node_modules/.bin/cucumber-js'), ...args];
  delete require.cache[configurationFile];
  try {
    const { options, configuration } = reader.parse(process.argv);
    const asked = { profiles: options.profile, provided: configuration };
    const { runConfiguration } = await loadConfiguration(asked);
    return (await loadSources(runConfiguration.sources)).plan;
  } finally {
    process.argv = argv;
    delete require.cache[configurationFile];
  }
}

/** Each path that a profile of the repository names. */
export function pathsOfProfiles(): string[] {
  const profiles: Readonly<Record<string, { readonly paths?: readonly string[] }>> = require(
    configurationFile,
  );
  return [...new Set(Object.values(profiles).flatMap(({ paths = [] }) => paths))];
}

/** How many scenarios are below a path. */
export async function countBelow(path: string): Promise<number> {
  const sources = {
    paths: [path],
    defaultDialect: 'en',
    names: [],
    tagExpression: '',
    order: 'defined' as const,
  };
  return (await loadSources({ ...sources, shard: '' })).plan.length;
}
