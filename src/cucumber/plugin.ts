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

/** Cucumber's marker for a plugin module. */
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
 * the run it reports what was captured, at what rate, and which guards were not run. On GitHub Actions (`GITHUB_ACTIONS` is `true`) it
 * also shows this as annotations of the feature files. It also writes the ledger: `ledgerFile`, and `historyFile` where
 * `CAPTURE_BUGS_RECORD_HISTORY` is `1`.
 *
 * A violation ends the run before its first scenario, and the log has every violation. A run is also red where a captured failure hides
 * a step without exactly one definition; otherwise, that definition would be missing on the day of the fix.
 *
 * @throws CaptureBugsOptionError (`CAPTURE_BUGS_OPTION`) for an unknown option or a value of the wrong type; IssuesFileError
 * (`ISSUES_FILE`) and HistoryFileError (`HISTORY_FILE`) for a file that cannot be used; RunInspectionError (`RUN_INSPECTION`)
 * where the tags break a rule, or no hook judges the captures.
 */
export function coordinator(context: CoordinatorContext<SuiteOptions>): PluginCleanup {
  const { on, transform, options, logger } = context;
  if (attended.has(logger)) {
    // The plugin is called again if two profiles of one run list it.
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

// A logger identifies a run: each run has its own, and passes it to all plugins.
const attended = new WeakSet<object>();

/**
 * Loads the code that attends to a run only when it is known that the run needs it.
 *
 * Most suites have no scenario with our tags, and their runs should not wait for the many modules that inspect a run and report on
 * it. Until the scenarios are known, Cucumber's messages are buffered.
 */
class Attendance {
  readonly #settings: AttendedSettings;
  readonly #context: CoordinatorContext<SuiteOptions>;
  #run: AttendedRun | undefined;
  /** The buffered messages. Undefined after the decision whether to attend to the run. */
  #kept: Envelope[] | undefined = [];
  /** The error that prevents the run. */
  readonly #refusal: { readonly error: unknown } | undefined;

  constructor(settings: AttendedSettings, context: CoordinatorContext<SuiteOptions>) {
    this.#settings = settings;
    this.#context = context;
    // An invalid file or variable ends the run before its first scenario. The error is not thrown here, but later: now there is no
    // formatter yet that could report it, and the page of an earlier run would stay.
    try {
      if (asksForMore(settings, context.environment.env)) {
        this.#attend([]);
      }
    } catch (error) {
      this.#refusal = { error };
      endRed(messageOf(error));
    }
  }

  /** Reads a message. */
  read(envelope: Envelope): void {
    if (envelope.testRunStarted) {
      this.#decide();
    }
    this.#kept?.push(envelope);
    this.#run?.read(envelope);
  }

  /** Reports on the run. */
  end(): void {
    if (this.#refusal === undefined) {
      this.run?.end();
    }
  }

  /** The run, if it is attended to. Call this only when all scenarios are known. */
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

/** Whether a suite uses features that do not depend on tags: it is configured for them, or has a history file. */
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
