import path from 'node:path';
import { Command, Option } from 'commander';
import { readIssueFacts } from '../ledger/issue-facts';
import { closesVariable } from '../ledger/ledger-variables';
import type { IssueFacts } from '../tags/tag-rule';
import { tagRulesOf } from '../tags/tag-rules';
import { isTagPrefix, type Vocabulary, vocabularyOf } from '../tags/vocabulary';
import { CommandError, exitCode } from './command-errors';
import { addSuiteOptions, configureSuite, type SuiteOptions } from './suite/configure-suite';
import { readSuite } from './suite/read-suite';
import type { Suite } from './suite/suite';
import { reportFormats } from './tags/report-formats';
import { ruleBookFormats } from './tags/rule-book';
import { reportTags } from './tags/tag-report';
import type { Terminal } from './terminal';

interface TagsOptions extends SuiteOptions {
  readonly format: string;
  readonly rules?: true;
  readonly issues?: string;
  readonly closes?: string;
}

/** `capture-bugs tags`: checks the features by the tag rules, without running anything. */
export function tagsCommand(terminal: Terminal, end: (exitCode: number) => void): Command {
  const command = new Command('tags')
    .description(
      'Checks the tags of the features, and runs nothing. Without paths it checks the features of the configuration of Cucumber.',
    )
    .argument('[paths...]', 'files, folders and globs, as Cucumber takes them')
    .addOption(
      new Option('--format <format>', `${namesOf(reportFormats)}; of the rules: ${namesOf(ruleBookFormats)}`)
        .choices([...new Set([...Object.keys(reportFormats), ...Object.keys(ruleBookFormats)])])
        .default('text'),
    )
    .option('--rules', 'print the rules, each with an example that keeps it and one that breaks it')
    .option(
      '--require-reason',
      'refuse a capture that does not say why it fails today, whatever the configuration says',
    )
    .option('--issues <file>', 'compare the tags with this issuesFile, instead of that of the configuration')
    .option(
      '--closes <text>',
      `refuse a capture of an issue that this commit message or pull request closes, as ${closesVariable} does`,
    )
    .option('--no-require-reason', 'accept a capture that does not say why, whatever the configuration says');
  return addSuiteOptions(command).action(async (paths: readonly string[], options: TagsOptions) => {
    if (options.rules) {
      const write = formatOf(ruleBookFormats, options.format, 'tags --rules');
      terminal.print(write(tagRulesOf(await chooseVocabulary(options, terminal))));
      return;
    }
    const write = formatOf(reportFormats, options.format, 'tags');
    const suite = await readSuite(paths, options, terminal);
    const settings = { ...suite.settings, ...readFacts(options, suite, terminal), isStatic: true };
    const report = reportTags({ ...suite, settings });
    terminal.print(write(report, terminal));
    end(report.violations.length + report.faults.length === 0 ? exitCode.fine : exitCode.refused);
  });
}

// `text, json or github`
function namesOf(formats: Readonly<Record<string, unknown>>): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(Object.keys(formats));
}

function formatOf<Format>(formats: Readonly<Record<string, Format>>, name: string, command: string): Format {
  const format = formats[name];
  if (format === undefined) {
    throw new CommandError(`${command} is written as ${Object.keys(formats).join(', ')}, not "${name}".`);
  }
  return format;
}

function readFacts(
  { issues, closes }: TagsOptions,
  { settings: { issuesFile, ...tracker } }: Suite,
  { cwd, environment }: Terminal,
): IssueFacts {
  const file = issues === undefined ? issuesFile : path.resolve(cwd, issues);
  return readIssueFacts({ ...tracker, issuesFile: file }, closes ?? environment[closesVariable]);
}

// If the options define the tags, the rules can be printed without a suite.
async function chooseVocabulary(options: TagsOptions, terminal: Terminal): Promise<Vocabulary> {
  if (isTagPrefix(options.tagPrefix)) {
    return vocabularyOf(options.tagPrefix, options.issuePattern);
  }
  const { settings } = await configureSuite(options, terminal);
  return settings.vocabulary;
}
