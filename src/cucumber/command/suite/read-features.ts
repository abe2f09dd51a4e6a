import path from 'node:path';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import { CommandError } from '../command-errors';
import type { ConfiguredSuite } from './configure-suite';
import { FeatureMessages } from './feature-messages';

/**
 * Reads the features at the paths, as a run of the same Cucumber does.
 *
 * No public call of Cucumber hands out parsed features, but a run tells of them before anything is run. So this run has nothing
 * to run: no scenario has a tag and has it not. And it has no support code: where a path is given, Cucumber looks for no other,
 * and this one leads nowhere.
 */
export async function readFeatures(
  paths: readonly string[],
  { cucumber, environment, sources }: ConfiguredSuite,
): Promise<FeatureMessages> {
  const messages = new FeatureMessages();
  const configuration: IRunConfiguration = {
    sources: {
      paths: [...paths],
      defaultDialect: sources.defaultDialect,
      names: [],
      tagExpression: '@a and not @a',
      order: 'defined',
    },
    support: { requireModules: [], requirePaths: [nowhere], importPaths: [], loaders: [] },
    runtime,
    formats: { stdout: 'summary', files: {}, publish: false, options: {} },
  };
  await cucumber
    .runCucumber(configuration, environment, (envelope) => messages.read(envelope))
    .catch((error: unknown) => {
      throw CommandError.because('The features cannot be read', error);
    });
  return messages;
}

const nowhere = path.join(__dirname, 'no-support-code.cjs');

const runtime: IRunConfiguration['runtime'] = {
  dryRun: true,
  failFast: false,
  filterStacktraces: true,
  parallel: 0,
  retry: 0,
  retryTagFilter: '',
  strict: true,
  worldParameters: {},
};
