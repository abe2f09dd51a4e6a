import { existsSync } from 'node:fs';
import type { CoordinatorContext, PluginCleanup } from '@cucumber/cucumber/api';
import type { AttendedRun, AttendedSettings } from './attended-run';
import type { Envelope } from './ground/envelope';
import { endRed, forgetRedEnd } from './ground/red-end';
import { messageOf } from './ground/thrown';
import { forgetUnbegun, tellIfUnbegun } from './ground/unbegun-run';
import { closesVariable, recordVariable } from './ledger/ledger-variables';
import { pluginOptionsKey, type SuiteOptions } from './settings/capture-bugs-options';
import { completePluginOptions } from './settings/capture-bugs-settings';
import { shareSettings, unshareSettings } from './settings/shared-settings';
import { mayConcern } from './tags/concern';
import { vocabularyOf } from './tags/vocabulary';

/** Tells Cucumber that this module is a plugin. */
export const type = 'plugin';

/**
 * The key of the harness in `pluginOptions` of Cucumber's configuration. The plugin hands these options to `captureBugs()` in every
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
 * Checks the tags of all scenarios before the run, also before a dry run, and repeats scenarios as often as their tags say. After
 * the run it says what was captured, at what rate, and which guards were not run. On GitHub Actions (`GITHUB_ACTIONS` is `true`) it
 * shows the same beside the feature files. It also writes the ledger: `ledgerFile`, and `historyFile` where
 * `CAPTURE_BUGS_RECORD_HISTORY` is `1`.
 *
 * A violation ends the run before its first scenario, and the log has every violation. A run is also red where a captured failure hides
 * a step without exactly one definition; otherwise somebody would miss that definition on the day of the fix.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type; IssuesFileError
 * (`ISSUES_FILE`) and HistoryFileError (`HISTORY_FILE`) for a file that cannot be used; RunInspectionError (`RUN_INSPECTION`)
 * where the tags break a rule, or nobody judges the captures.
 */
export function coordinator(context: CoordinatorContext<SuiteOptions>): PluginCleanup {
  const { on, transform, options, logger } = context;
  if (attended.has(logger)) {
    // Two profiles of one run name the plugin.
    return () => undefined;
  }
  attended.add(logger);
  forgetRedEnd();
  tellIfUnbegun(context.environment.cwd);
  const settings = completePluginOptions(options);
  shareSettings(settings);
  const vocabulary = vocabularyOf(settings.tagPrefix, settings.issuePattern);
  const attendance = new Attendance({ ...settings, vocabulary }, context);
  on('message', (envelope) => {
    if (envelope.meta) {
      forgetUnbegun();
    }
    attendance.read(envelope);
  });
  transform('pickles:filter', (pickles) => {
    attendance.run?.checkTags();
    return pickles;
  });
  transform('pickles:order', (pickles) => attendance.run?.repeat(pickles) ?? pickles);
  return () => {
    unshareSettings();
    attendance.end();
  };
}

// Each run has a logger of its own, which all its plugins are given.
const attended = new WeakSet<object>();

/**
 * Attends to a run, once it is known that there is anything to attend to.
 *
 * Most suites of a company have no scenario with a tag of ours, and each of their runs would wait for the many modules that
 * inspect runs and tell about them. Until the scenarios are known, what Cucumber says is kept.
 */
class Attendance {
  readonly #settings: AttendedSettings;
  readonly #context: CoordinatorContext<SuiteOptions>;
  #run: AttendedRun | undefined;
  /** Undefined once it is known whether the run is attended to. */
  #kept: Envelope[] | undefined = [];
  /** Why the run cannot begin. */
  readonly #refusal: { readonly error: unknown } | undefined;

  constructor(settings: AttendedSettings, context: CoordinatorContext<SuiteOptions>) {
    this.#settings = settings;
    this.#context = context;
    // A file that cannot be used, or a variable that makes no sense, ends the run before its first scenario. Were it thrown now, there
    // would be no formatter yet to say so, and the page of an earlier run would stand for this one.
    try {
      if (asksForMore(settings, context.environment.env)) {
        this.#attend([]);
      }
    } catch (error) {
      this.#refusal = { error };
      endRed(messageOf(error));
    }
  }

  /** Takes in a message. */
  read(envelope: Envelope): void {
    if (envelope.testRunStarted) {
      this.#decide();
    }
    this.#kept?.push(envelope);
    this.#run?.read(envelope);
  }

  /** Tells what came of the run. */
  end(): void {
    if (this.#refusal === undefined) {
      this.run?.end();
    }
  }

  /** The run, if it is attended to. By the time of the first call all scenarios must be known. */
  get run(): AttendedRun | undefined {
    this.#decide();
    return this.#run;
  }

  #decide(): void {
    if (this.#refusal !== undefined) {
      throw this.#refusal.error;
    }
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept?.some((envelope) => mayConcern(envelope, this.#settings.vocabulary))) {
      this.#attend(kept);
    }
  }

  #attend(kept: readonly Envelope[]): void {
    const late: typeof import('./attended-run') = require('./attended-run');
    this.#kept = undefined;
    this.#run = new late.AttendedRun(this.#settings, this.#context);
    for (const envelope of kept) {
      this.#run.read(envelope);
    }
  }
}

/** Whether a suite asks for anything that does not depend on its tags, or has asked for it before. */
function asksForMore(
  { issuesFile, ledgerFile, historyFile }: AttendedSettings,
  env: NodeJS.ProcessEnv,
): boolean {
  const variables = [env[closesVariable], env[recordVariable]];
  return (
    issuesFile !== '' ||
    ledgerFile !== '' ||
    existsSync(historyFile) ||
    variables.some((value) => value !== undefined)
  );
}
