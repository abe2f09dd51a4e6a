import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import type { Message } from '../../ground/envelope';
import { placeAt } from '../../ground/place';
import { FeatureMessages } from '../../run/feature-messages';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';
import type { SuiteOptions } from './configure-suite';
import { type ConfiguredSuite, configureSuite } from './configure-suite';
import type { Suite, SyntaxFault } from './suite';

/** Reads a suite with its own Cucumber: the features at the paths, or else those of its configuration. */
export async function readSuite(
  paths: readonly string[],
  options: SuiteOptions,
  terminal: Terminal,
): Promise<Suite> {
  refuseMissing(paths, terminal.cwd);
  const configured = await configureSuite(options, terminal);
  const chosen = paths.length > 0 ? paths : configured.sources.paths;
  const { features, parseErrors } = await readFeatures(chosen, configured);
  const faults = parseErrors.map(readFault);
  if (features.length + faults.length === 0) {
    const where = chosen.length === 0 ? 'in the folder "features"' : `at ${chosen.join(', ')}`;
    throw new CommandError(`No feature was found ${where}, so there is nothing to do.`);
  }
  return { settings: configured.settings, features, faults };
}

// Cucumber silently accepts a path that matches nothing. That is fine for a glob, but a literal path must exist.
function refuseMissing(paths: readonly string[], cwd: string): void {
  const missing = paths.find(
    (one) => !/[*?[\]{}()!@+]/.test(one) && !existsSync(path.resolve(cwd, withoutLines(one))),
  );
  if (missing !== undefined) {
    throw new CommandError(`There is no "${missing}" in ${cwd}.`);
  }
}

// `features/x.feature:3:7` means lines 3 and 7 of a file.
function withoutLines(one: string): string {
  const parts = one.split(':');
  const last = parts.findLastIndex((part) => !/^\d+$/.test(part));
  return parts.slice(0, last + 1).join(':');
}

/**
 * Reads the features at the paths in the same way as a run of Cucumber.
 *
 * No public function of Cucumber returns parsed features, but a run emits them before it executes anything. So this starts a run that
 * executes nothing: its tag expression is a contradiction, which no scenario matches. It also loads no support code: when a path for
 * it is given, Cucumber does not search for other support code, and the path given here matches no file.
 */
async function readFeatures(
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

function readFault({ source: { uri = '', location }, message }: Message<'parseError'>): SyntaxFault {
  // Cucumber's message begins with the place, which is shown already.
  return { place: placeAt(uri, location), message: message.replace(/^\(\d+:\d+\): /, '') };
}
