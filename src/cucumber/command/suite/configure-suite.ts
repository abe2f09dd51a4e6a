import { createRequire } from 'node:module';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type {
  IRunConfiguration,
  IRunEnvironment,
  loadConfiguration,
  runCucumber,
} from '@cucumber/cucumber/api';
import { type Command, Option } from 'commander';
import { pluginOptionsKey } from '../../settings/capture-bugs-options';
import {
  type CaptureBugsSettings,
  completeCaptureBugsOptions,
  readPluginOptions,
} from '../../settings/capture-bugs-settings';
import { isInRange } from '../../settings/node-range';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';

/** The command-line options that select a suite. */
export interface SuiteOptions {
  readonly config?: string;
  readonly profile?: readonly string[];
  readonly tagPrefix?: string;
  readonly issuePattern?: string;
  readonly requireReason?: boolean;
}

/** The functions of Cucumber that the command needs. */
export interface Cucumber {
  readonly loadConfiguration: typeof loadConfiguration;
  readonly runCucumber: typeof runCucumber;
}

/** A suite before its features are read. */
export interface ConfiguredSuite {
  readonly cucumber: Cucumber;
  /** The environment for runs of Cucumber, without output. */
  readonly environment: IRunEnvironment;
  readonly sources: IRunConfiguration['sources'];
  /** The `formatOptions` of the configuration. */
  readonly formatOptions: IRunConfiguration['formats']['options'];
  readonly settings: CaptureBugsSettings;
}

/** Reads from Cucumber's configuration where the features are, and how bugs are captured. Command-line options take precedence. */
export async function configureSuite(
  { config, profile = [], tagPrefix, issuePattern, requireReason }: SuiteOptions,
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
    ...readPluginOptions(useConfiguration.pluginOptions[pluginOptionsKey]),
    ...(tagPrefix === undefined ? {} : { tagPrefix }),
    ...(issuePattern === undefined ? {} : { issuePattern }),
    ...(requireReason === undefined ? {} : { requireReason }),
  });
  const { sources, formats } = runConfiguration;
  return { cucumber, environment, sources, formatOptions: formats.options, settings };
}

/** Adds the options that select a suite. */
export function addSuiteOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration of Cucumber, if Cucumber does not find it by itself')
    .addOption(
      new Option('--profile <name>', 'a profile of that configuration; may be given several times').argParser(
        (name, names: readonly string[] = []) => [...names, name],
      ),
    )
    .option(
      '--tag-prefix <prefix>',
      'what the tags begin with, instead of the tagPrefix of the configuration',
    )
    .option(
      '--issue-pattern <pattern>',
      'what an issue is in a tag, instead of the issuePattern of the configuration',
    );
}

/**
 * Loads the Cucumber of the suite, so that features are read as in its runs. Searches from each folder in turn; the folder of the
 * suite comes first, because this package may be installed elsewhere.
 */
export async function loadCucumber(folders: readonly string[]): Promise<Cucumber> {
  const file = locateCucumber(folders);
  refuseOtherNode(file);
  const loaded = await import(pathToFileURL(file).href);
  return 'runCucumber' in loaded ? loaded : loaded.default;
}

/** The path of the suite's Cucumber, found by the same search. */
export function locateCucumber(folders: readonly string[]): string {
  const file = folders.map(findCucumber).find((found) => found !== undefined);
  if (file === undefined) {
    throw new CommandError(
      [
        `Cucumber is not installed: "@cucumber/cucumber" was not found from ${folders[0]}.`,
        '  To do: run the command in the folder of the suite, or: npm install --save-dev @cucumber/cucumber',
      ].join('\n'),
    );
  }
  return file;
}

// pnpm installs a Cucumber even if it does not support this Node. Its own error, about a missing function, would not help.
function refuseOtherNode(file: string): void {
  const { version, engines }: Manifest = createRequire(file)('@cucumber/cucumber/package.json');
  const wanted = engines?.node ?? '*';
  if (isInRange(process.version, wanted) === false) {
    throw new CommandError(
      [
        `Cucumber ${version} cannot run on Node ${process.version}: it needs Node ${wanted}.`,
        '  To do: use one of these versions of Node, or on Node 20: npm install --save-dev @cucumber/cucumber@12',
      ].join('\n'),
    );
  }
}

interface Manifest {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

function findCucumber(folder: string): string | undefined {
  try {
    return createRequire(path.join(folder, 'package.json')).resolve('@cucumber/cucumber/api');
  } catch {
    return undefined;
  }
}
