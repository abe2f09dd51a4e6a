import { Writable } from 'node:stream';
import type { IRunConfiguration, IRunEnvironment } from '@cucumber/cucumber/api';
import { optionsKey } from '../../plugin';
import { type CaptureBugsSettings, completeCaptureBugsOptions } from '../../settings/capture-bugs-settings';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';
import { type Cucumber, loadCucumber } from './load-cucumber';
import type { SuiteOptions } from './suite-options';

/** A suite before it is read. */
export interface ConfiguredSuite {
  readonly cucumber: Cucumber;
  /** Cucumber's own, in a process that says nothing. */
  readonly environment: IRunEnvironment;
  readonly sources: IRunConfiguration['sources'];
  readonly settings: CaptureBugsSettings;
}

/** Asks the configuration of Cucumber where the features are and how bugs are captured; flags have the last word. */
export async function configureSuite(
  { config, profile = [], tagPrefix, requireReason }: SuiteOptions,
  { cwd, environment: env }: Terminal,
): Promise<ConfiguredSuite> {
  const cucumber = await loadCucumber([cwd, __dirname]);
  const nobody = new Writable({ write: (_chunk, _encoding, done) => done() });
  const environment = { cwd, env, stdout: nobody, stderr: nobody };
  const { useConfiguration, runConfiguration } = await cucumber
    .loadConfiguration(
      { profiles: [...profile], ...(config === undefined ? {} : { file: config }) },
      environment,
    )
    .catch((error: unknown) => {
      throw CommandError.because('The configuration of Cucumber cannot be used', error);
    });
  const settings = completeCaptureBugsOptions({
    ...Object(useConfiguration.pluginOptions[optionsKey]),
    ...(tagPrefix === undefined ? {} : { tagPrefix }),
    ...(requireReason === undefined ? {} : { requireReason }),
  });
  return { cucumber, environment, sources: runConfiguration.sources, settings };
}
