import path from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import type { Documentation } from '../documentation/documentation';
import {
  completeDocumentationOptions,
  DocumentationOptionError,
  type DocumentationSettings,
} from '../documentation/documentation-options';
import { publishReport, renderWholePage } from '../documentation/documenter';
import { documentRefusal } from '../documentation/make-documenter';
import { writeWhole } from '../ground/write-whole';
import { pluginOptionsKey } from '../settings/capture-bugs-options';
import { completeCaptureBugsOptions, readPluginOptions } from '../settings/capture-bugs-settings';
import { loadCucumber } from './suite/configure-suite';

const reason =
  'Cucumber ended before it knew a scenario: support code, or something else that it loads first, failed. The output of the run says why.';

/**
 * Writes the page and the Markdown of a run that never began, to the files in its configuration. The arguments are the exit code of
 * the run, followed by the arguments of the `cucumber-js` command.
 */
async function tellOfUnbegunRun([exitCode = '1', ...args]: readonly string[]): Promise<void> {
  const cwd = process.cwd();
  const { useConfiguration, runConfiguration } = await configurationFor(args, cwd);
  const { files, stdout, options } = runConfiguration.formats;
  const settings = settingsIn(options.documentation);
  const suite = completeCaptureBugsOptions(
    readPluginOptions(useConfiguration.pluginOptions[pluginOptionsKey]),
  );
  const documentation: Documentation = {
    ...documentRefusal(settings, suite, reason),
    diedWith: Number(exitCode),
  };
  for (const [file, name] of Object.entries(files)) {
    if (name === formatter) {
      writeWhole(path.resolve(cwd, file), renderWholePage(documentation));
    }
  }
  if ([stdout, ...Object.values(files)].includes(formatter)) {
    publishReport(
      documentation,
      settings.markdown === null ? undefined : path.resolve(cwd, settings.markdown),
    );
  }
}

const formatter = '@audit-race/cucumber/documentation';

// Parses the arguments as the command of Cucumber does. These two options are not part of the configuration.
async function configurationFor(args: readonly string[], cwd: string) {
  const profiles: string[] = [];
  const { config }: { config?: string } = new Command()
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .option('-c, --config <file>')
    .option('-p, --profile <name>', '', (name: string) => profiles.push(name))
    .parse(args, { from: 'user' })
    .opts();
  const cucumber = await loadCucumber([cwd, __dirname]);
  const nobody = new Writable({ write: (_chunk, _encoding, done) => done() });
  return await cucumber.loadConfiguration(
    { profiles, provided: [...args], ...(config === undefined ? {} : { file: config }) },
    { cwd, env: process.env, stdout: nobody, stderr: nobody },
  );
}

// Falls back to valid options: an invalid option may be the reason why the run never began.
function settingsIn(options: unknown): DocumentationSettings {
  try {
    return completeDocumentationOptions(Object(options));
  } catch (error) {
    if (error instanceof DocumentationOptionError) {
      const { markdown } = Object(options);
      return completeDocumentationOptions(
        typeof markdown === 'string' && markdown !== '' ? { markdown } : {},
      );
    }
    throw error;
  }
}

tellOfUnbegunRun(process.argv.slice(2)).catch(() => {
  // Ignore the error: the run has reported why it never began, and a failed write must not hide that.
  process.exitCode = 1;
});
