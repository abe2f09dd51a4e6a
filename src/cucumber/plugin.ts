import type { CoordinatorContext, CoordinatorTransformValues, PluginCleanup } from '@cucumber/cucumber/api';
import type { Envelope } from './ground/envelope';
import { printableLines } from './ground/printable';
import { messageOf } from './ground/thrown';
import { closesVariable, readIssueFacts } from './ledger/issue-facts';
import { LedgerKeeper, readRecordsHistory, recordVariable } from './ledger/ledger-keeper';
import { annotateCases, annotateViolations, isReadByGithub } from './reports/annotations';
import { type CaseReport, reportCases } from './reports/case-report';
import { writeClosingWords } from './reports/closing-words';
import type { Run } from './run/run';
import { RunEnd } from './run/run-end';
import { RunInspection, RunInspectionError } from './run/run-inspection';
import { RunReader } from './run/run-reader';
import { pluginOptionsKey, type SuiteOptions } from './settings/capture-bugs-options';
import { completePluginOptions } from './settings/capture-bugs-settings';
import { shareSettings, unshareSettings } from './settings/shared-settings';
import { hasOwnTag } from './tags/concern';
import { repeatPickle, runsOf } from './tags/repetition';
import { type Vocabulary, vocabularyOf } from './tags/vocabulary';
import { journalOfProcess } from './verdicts/journal';

/** Tells Cucumber that this module is a plugin. */
export const type = 'plugin';

/**
 * Where the options of the harness stand in the configuration of Cucumber. The plugin hands them to `captureBugs()` in every
 * process that loads support code.
 *
 * @example
 * ```js
 * // cucumber.js
 * module.exports = {
 *   default: {
 *     requireModule: ['@audit-race/cucumber/register'],
 *     plugin: ['@audit-race/cucumber/plugin'],
 *     pluginOptions: { captureBugs: { requireReason: true } },
 *   },
 * };
 * ```
 */
export const optionsKey = pluginOptionsKey;

/**
 * Checks the tags of all scenarios before the run, also before a dry run; has repeated scenarios run as often as they are to
 * be; and says after it what was captured, at what rate, and which guards were not run. On GitHub Actions
 * (`GITHUB_ACTIONS` is `true`) the same is shown beside the feature files. It also
 * keeps the ledger: `ledgerFile`, and `historyFile` where `CAPTURE_BUGS_RECORD_HISTORY` is `1`.
 *
 * A breach ends the run before its first scenario, with every violation in the log. A run in which a captured failure hides
 * a step without exactly one definition is red: it would be found missing on the day of the fix.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type; IssuesFileError
 * (`ISSUES_FILE`) and HistoryFileError (`HISTORY_FILE`) for a file that cannot be used; RunInspectionError (`RUN_INSPECTION`)
 * where the tags break a rule, or nobody judges the captures.
 */
export function coordinator(context: CoordinatorContext<SuiteOptions>): PluginCleanup {
  const { on, transform, options, environment, logger } = context;
  if (attended.has(logger)) {
    // Two profiles of one run name the plugin.
    return () => undefined;
  }
  attended.add(logger);
  const settings = completePluginOptions(options);
  shareSettings(settings);
  const vocabulary = vocabularyOf(settings.tagPrefix, settings.issuePattern);
  const facts = readIssueFacts({ ...settings, vocabulary }, environment.env[closesVariable]);
  const recordsHistory = readRecordsHistory(environment.env[recordVariable]);
  const keeper = new LedgerKeeper({ ...settings, ...facts, vocabulary, recordsHistory });
  // Whatever is told at the end is told of scenarios with tags of ours.
  const reader = new RunReader((pickle) => hasOwnTag(pickle, vocabulary));
  const inspection = new RunInspection({ ...settings, ...facts, vocabulary }, reader.features);
  const runEnd = new RunEnd(() => {
    unshareSettings();
    endRun(reader.run, inspection, keeper, context);
  });
  // Until it is known, there may be scenarios with tags of ours.
  let hasOwnScenarios = true;
  on('message', (envelope) => {
    // Nearly all messages are about steps, and most suites have no scenario that is any business of this plugin.
    if (envelope.testStepStarted || (!hasOwnScenarios && isOfScenario(envelope))) {
      return;
    }
    reader.read(envelope);
    inspection.read(envelope);
    runEnd.read(envelope);
    if (envelope.testRunStarted) {
      inspection.checkRegistration();
      hasOwnScenarios = reader.features.features.some(({ pickles }) =>
        pickles.some((pickle) => hasOwnTag(pickle, vocabulary)),
      );
    }
  });
  transform('pickles:filter', (pickles) => {
    checkTags(inspection, context);
    return pickles;
  });
  transform('pickles:order', (pickles) => repeatPickles(pickles, inspection, { ...settings, vocabulary }));
  return runEnd.end;
}

function isOfScenario(envelope: Envelope): boolean {
  const { testCase, testCaseStarted, testStepFinished, testCaseFinished } = envelope;
  return (testStepFinished ?? testCase ?? testCaseStarted ?? testCaseFinished) !== undefined;
}

// Each run has a logger of its own, which all its plugins are given.
const attended = new WeakSet<object>();

function endRun(
  run: Run,
  inspection: RunInspection,
  keeper: LedgerKeeper,
  context: CoordinatorContext<SuiteOptions>,
): void {
  const { environment, logger } = context;
  const reports = reportCases(run);
  environment.stderr.write(writeClosingWords(reports));
  environment.stderr.write(isReadByGithub(environment.env) ? annotateCases(reports, environment) : '');
  checkEnd(inspection, { reports, isGreen: run.success === true }, context);
  try {
    // A scenario that is run by itself is no run of the suite.
    if (journalOfProcess() === undefined) {
      keeper.keep(run);
    }
  } catch (error) {
    failRun(logger, error);
  }
}

function checkTags(
  inspection: RunInspection,
  { logger, environment }: CoordinatorContext<SuiteOptions>,
): void {
  const broken = inspection.checkTags();
  if (broken !== undefined) {
    logger.error(broken.message);
    environment.stderr.write(
      isReadByGithub(environment.env) ? annotateViolations(broken.violations, environment) : '',
    );
    throw new RunInspectionError(
      'The tag rules are broken; every violation is listed above. Nothing was run.',
    );
  }
}

type SourcedPickles = CoordinatorTransformValues['pickles:order'];

function repeatPickles(
  pickles: SourcedPickles,
  inspection: RunInspection,
  settings: { readonly repeat: number; readonly vocabulary: Vocabulary },
): SourcedPickles {
  return pickles.flatMap((sourced) => {
    // What is run by itself is repeated from outside, each time in a process of its own.
    if (!hasOwnTag(sourced.pickle, settings.vocabulary) || journalOfProcess() !== undefined) {
      return [sourced];
    }
    const scenario = inspection.readScenario(sourced.pickle, sourced.gherkinDocument);
    return repeatPickle(sourced.pickle, runsOf(scenario, settings)).map((pickle) => ({ ...sourced, pickle }));
  });
}

interface Ending {
  readonly reports: readonly CaseReport[];
  /** Whether Cucumber ended the run as a success. */
  readonly isGreen: boolean;
}

function checkEnd(
  inspection: RunInspection,
  { reports, isGreen }: Ending,
  { logger }: CoordinatorContext<SuiteOptions>,
): void {
  const hidden = inspection.hiddenSteps(isGreen);
  if (hidden.length > 0) {
    failRun(logger, ['Steps of captured bugs without exactly one definition:', ...hidden].join('\n  '));
  }
  // allowFixed lets each run pass by itself; that not all of them passed is seen only here.
  const isUnsteady = reports.some(
    ({ case: { verdict }, verdicts }) => verdict === 'compromised' && verdicts.length > 1,
  );
  if (isGreen && isUnsteady) {
    failRun(logger, 'A repeated scenario does not end alike every time; it is listed above.');
  }
}

/**
 * Says what went wrong at the end of a run, and turns the run red when all is over. An error that is thrown there ends
 * Cucumber before its formatters have ended: every report would lack its last scenarios.
 */
function failRun(logger: CoordinatorContext<SuiteOptions>['logger'], error: unknown): void {
  logger.error(printableLines(messageOf(error)));
  process.once('exit', () => {
    process.exitCode = 1;
  });
}
