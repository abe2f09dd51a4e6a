import type { CoordinatorContext, CoordinatorTransformValues } from '@cucumber/cucumber/api';
import type { Envelope, Pickle } from './ground/envelope';
import { printableLines } from './ground/printable';
import { endRed } from './ground/red-end';
import { messageOf } from './ground/thrown';
import { readIssueFacts } from './ledger/issue-facts';
import { LedgerKeeper, readRecordsHistory } from './ledger/ledger-keeper';
import { closesVariable, recordVariable } from './ledger/ledger-variables';
import { annotateCases, annotateViolations, isReadByGithub } from './reports/annotations';
import { type CaseReport, reportCases } from './reports/case-report';
import { writeClosingWords } from './reports/closing-words';
import { OwnMessages } from './run/own-messages';
import { RunEnd } from './run/run-end';
import { RunInspection, RunInspectionError } from './run/run-inspection';
import { RunReader } from './run/run-reader';
import type { SuiteOptions } from './settings/capture-bugs-options';
import type { SuiteSettings } from './settings/capture-bugs-settings';
import { hasOwnTag } from './tags/concern';
import { repeatPickle, runsOf } from './tags/repetition';
import type { Vocabulary } from './tags/vocabulary';
import { journalOfProcess } from './verdicts/journal';

type Context = CoordinatorContext<SuiteOptions>;
type SourcedPickles = CoordinatorTransformValues['pickles:order'];

/** The settings of a suite that the plugin needs. */
export interface AttendedSettings extends SuiteSettings {
  readonly vocabulary: Vocabulary;
}

/** A run with tagged scenarios. The plugin inspects it before its first scenario, and reports on it after the last. */
export class AttendedRun {
  readonly #settings: AttendedSettings;
  readonly #context: Context;
  readonly #own: OwnMessages;
  readonly #reader: RunReader;
  readonly #inspection: RunInspection;
  readonly #keeper: LedgerKeeper;
  readonly #runEnd = new RunEnd(() => this.#tell());

  /** Throws IssuesFileError and HistoryFileError for a file that cannot be used. */
  constructor(settings: AttendedSettings, context: Context) {
    const { env } = context.environment;
    const isOwn = (pickle: Pickle) => hasOwnTag(pickle, settings.vocabulary);
    const facts = readIssueFacts(settings, env[closesVariable]);
    const recordsHistory = readRecordsHistory(env[recordVariable]);
    this.#settings = settings;
    this.#context = context;
    this.#keeper = new LedgerKeeper({ ...settings, ...facts, recordsHistory });
    // All reports at the end are about scenarios with this package's tags, so only their messages are read.
    this.#own = new OwnMessages(isOwn);
    this.#reader = new RunReader(isOwn);
    this.#inspection = new RunInspection({ ...settings, ...facts }, this.#reader.features);
  }

  /** Reads a message. Throws RunInspectionError if a run begins in which no hook judges the captures. */
  read(envelope: Envelope): void {
    if (!this.#own.has(envelope)) {
      return;
    }
    this.#reader.read(envelope);
    this.#inspection.read(envelope);
    this.#runEnd.read(envelope);
    if (envelope.testRunStarted) {
      this.#inspection.checkRegistration();
    }
  }

  /** Throws RunInspectionError, and logs every violation, if the tags break a rule. */
  checkTags(): void {
    const { logger, environment } = this.#context;
    const broken = this.#inspection.checkTags();
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

  /** Duplicates the pickles of scenarios that are to run several times. */
  repeat(pickles: SourcedPickles): SourcedPickles {
    const settings = this.#settings;
    return pickles.flatMap((sourced) => {
      // A quarantined scenario is repeated by the command, with a new process for each run.
      if (!hasOwnTag(sourced.pickle, settings.vocabulary) || journalOfProcess() !== undefined) {
        return [sourced];
      }
      const scenario = this.#inspection.readScenario(sourced.pickle, sourced.gherkinDocument);
      return repeatPickle(sourced.pickle, runsOf(scenario, settings)).map((pickle) => ({
        ...sourced,
        pickle,
      }));
    });
  }

  /** Reports on the run. Safe to call twice. */
  end(): void {
    this.#runEnd.end();
  }

  #tell(): void {
    const { environment, logger } = this.#context;
    const { run } = this.#reader;
    const reports = reportCases(run);
    environment.stderr.write(writeClosingWords(reports));
    environment.stderr.write(isReadByGithub(environment.env) ? annotateCases(reports, environment) : '');
    checkEnd(this.#inspection, { reports, isGreen: run.success === true }, logger);
    try {
      // The run of a single quarantined scenario does not count as a run of the suite.
      if (journalOfProcess() === undefined) {
        this.#keeper.keep(run);
      }
    } catch (error) {
      failRun(logger, error);
    }
  }
}

interface Ending {
  readonly reports: readonly CaseReport[];
  /** Whether Cucumber ended the run as a success. */
  readonly isGreen: boolean;
}

function checkEnd(inspection: RunInspection, { reports, isGreen }: Ending, logger: Context['logger']): void {
  const hidden = inspection.hiddenSteps(isGreen);
  if (hidden.length > 0) {
    failRun(logger, ['Steps of captured bugs without exactly one definition:', ...hidden].join('\n  '));
  }
  // With allowFixed, each single run passes. Only here is it visible that the runs of one scenario ended differently.
  const isUnsteady = reports.some(
    ({ case: { verdict }, verdicts }) => verdict === 'compromised' && verdicts.length > 1,
  );
  if (isGreen && isUnsteady) {
    failRun(logger, 'A repeated scenario does not end alike every time; it is listed above.');
  }
}

/** Logs what went wrong at the end of a run, and makes the run fail. */
function failRun(logger: Context['logger'], error: unknown): void {
  const message = messageOf(error);
  logger.error(printableLines(message));
  endRed(message);
}
