import { append } from '../ground/append';
import type { GherkinDocument, Pickle } from '../ground/envelope';
import { describeLine } from '../ground/place';
import { CaptureBugsOptionError } from '../settings/capture-bugs-options';
import type { CaptureBugsSettings } from '../settings/capture-bugs-settings';
import { type LocatedScenario, locateScenario } from '../tags/only-where';
import { type Repetition, repetitionOf, runsOf } from '../tags/repetition';
import type { ReadSource } from '../tags/stated-reason';
import type { IssueFacts } from '../tags/tag-rule';
import { TagRuleError } from '../tags/tag-rule-error';
import { findViolations } from '../tags/tag-rules';
import { readTaggedScenario, type TaggedScenario } from '../tags/tagged-scenario';
import { CaseWatch } from './case-watch';
import { type Decision, decide } from './decide';
import { wrapDefinition } from './definition-wrapper';
import { verdictHookName } from './hook-names';
import type { Course } from './outcome';
import { ScenarioJournal } from './scenario-journal';
import type { Reporting, SupportCode } from './support-code';
import type { Verdict } from './verdict';

/** The id of an attempt, which Cucumber passes to all hooks. */
interface StartedCase {
  readonly testCaseStartedId: string;
}

/** A running scenario, as Cucumber passes it to hooks. */
export interface RunningCase extends StartedCase {
  readonly pickle: Pickle;
  readonly gherkinDocument: GherkinDocument;
}

/** One attempt at a scenario. `watch` is set if the scenario is expected to fail. */
interface Attempt {
  readonly scenario: LocatedScenario;
  readonly repetition: Repetition | undefined;
  readonly watch: CaseWatch | undefined;
  readonly isRefused: boolean;
  /** Whether it is quarantined, so that nothing of it is run. */
  readonly isQuarantined: boolean;
  /** Whether it is a capture that is run but not judged. */
  readonly isShown: boolean;
}

/** The settings of a suite for a run. */
export interface CaptureRunSettings extends CaptureBugsSettings, IssueFacts {
  /** The value of each condition in this process. */
  readonly truths: ReadonlyMap<string, boolean>;
  /** Returns the text of a feature file. */
  readonly readSource: ReadSource;
  /** Whether captures in this run fail like any other scenario, without being judged. */
  readonly showsCaptures: boolean;
}

/** The state of the harness during a run: admits each scenario, watches captures, and judges attempts. */
export class CaptureRun {
  /** Records the events of each scenario, if quarantined scenarios are run. */
  readonly journal = new ScenarioJournal();
  readonly #settings: CaptureRunSettings;
  readonly #earlier = new Map<string, Verdict[]>();
  readonly #supportCode: SupportCode | undefined;
  // Identified by its id and not by its World, because a suite may use one World for all scenarios. A process runs one attempt at a time.
  #current: (Attempt & { readonly id: string }) | undefined;

  /** Takes the support code of the scenarios. */
  constructor(settings: CaptureRunSettings, supportCode: SupportCode | undefined) {
    this.#settings = settings;
    this.#supportCode = supportCode;
  }

  /** Writes into the report of the running scenario. */
  get reporting(): Reporting {
    const reporting = this.#supportCode?.reporting;
    if (reporting === undefined) {
      throw notInEffect();
    }
    return reporting;
  }

  /** Begins an attempt. Throws TagRuleError when the tags break a rule. */
  admit({ testCaseStartedId, pickle, gherkinDocument }: RunningCase): Attempt {
    const written = readTaggedScenario(pickle, gherkinDocument, this.#settings);
    const scenario = locateScenario(written, this.#settings.truths);
    const repetition = repetitionOf(pickle);
    const violations = findViolations(written, this.#settings);
    const obstruction = this.#findObstruction(scenario, repetition);
    const isRefused = violations.length > 0 || obstruction !== undefined;
    const isQuarantined = scenario.quarantined !== undefined && !this.journal.isKept;
    const isShown = this.#settings.showsCaptures && scenario.expectedFail !== undefined && !isQuarantined;
    const watch = scenario.expectedFail && !isShown ? new CaseWatch(scenario, this.#settings) : undefined;
    const attempt = { id: testCaseStartedId, scenario, repetition, watch, isRefused, isQuarantined, isShown };
    this.#current = attempt;
    if (violations.length > 0) {
      throw new TagRuleError(`"${scenario.name}" (${describeLine(scenario.place)}) breaks`, violations);
    }
    if (obstruction !== undefined) {
      throw obstruction;
    }
    this.journal.begin(scenario);
    if (isQuarantined) {
      // Cucumber calls the remaining hooks even for a skipped scenario.
      this.#supportCode?.silenceHooks({ except: verdictHookName });
    } else if (watch || this.journal.isKept) {
      this.#supportCode?.surround((code, kind) => {
        const watched = watch ? wrapDefinition(code, kind, watch) : code;
        return this.journal.isKept ? this.journal.surround(watched, kind) : watched;
      });
    }
    return attempt;
  }

  /** The watch of an attempt, if its scenario is expected to fail. */
  watchOf(running: StartedCase): CaseWatch | undefined {
    return this.#attemptAt(running)?.watch;
  }

  /** The scenario of an attempt that was admitted. */
  scenarioOf(running: StartedCase): TaggedScenario | undefined {
    return this.#attemptAt(running)?.scenario;
  }

  /** Judges an attempt at its very end. Returns undefined if the tags were refused, or the attempt is not to be judged. */
  judge(running: RunningCase, course: Course | undefined): Decision | undefined {
    // An earlier hook of the suite may have skipped the scenario, and with it our check of the tags.
    const attempt = this.#attemptAt(running) ?? this.admit(running);
    this.#supportCode?.giveBack();
    if (attempt.isRefused || attempt.isQuarantined || attempt.isShown) {
      return undefined;
    }
    // Each repetition may have retries of its own.
    const key = `${running.pickle.id} ${attempt.repetition?.run}`;
    const { issueLink } = this.#settings;
    const decision = decide({ ...attempt, course, earlier: this.#earlier.get(key) ?? [], issueLink });
    if (decision !== undefined) {
      const { verdict, seen } = decision.record;
      append(this.#earlier, key, verdict);
      this.journal.judge(verdict, seen);
    }
    return decision;
  }

  /** Whether an attempt is quarantined, so that nothing of it is run. */
  isQuarantined(running: StartedCase): boolean {
    return this.#attemptAt(running)?.isQuarantined === true;
  }

  /** Whether an attempt was refused before it began. */
  isRefused(running: StartedCase): boolean {
    return this.#attemptAt(running)?.isRefused === true;
  }

  #attemptAt({ testCaseStartedId }: StartedCase): Attempt | undefined {
    return this.#current?.id === testCaseStartedId ? this.#current : undefined;
  }

  /** Whether an attempt at a capture is run but not judged. */
  isShown(running: StartedCase): boolean {
    return this.#attemptAt(running)?.isShown === true;
  }

  // Whether the settings of the suite prevent the scenario from being run correctly.
  #findObstruction(
    scenario: TaggedScenario,
    repetition: Repetition | undefined,
  ): CaptureBugsOptionError | undefined {
    const runs = runsOf(scenario, this.#settings);
    if (scenario.expectedFail && this.#supportCode === undefined) {
      return notInEffect();
    }
    // Quarantined scenarios are not run here, so they are not repeated. The quarantine command repeats them from outside.
    const isRepeatedHere = scenario.quarantined === undefined && !this.journal.isKept;
    if (runs > 1 && repetition === undefined && isRepeatedHere) {
      return new CaptureBugsOptionError(
        `"${scenario.name}" (${describeLine(scenario.place)}) is to run ${runs} times, and that needs the plugin. Add plugin: ['@audit-race/cucumber/plugin'] to the configuration of Cucumber.`,
      );
    }
    return undefined;
  }
}

function notInEffect(): CaptureBugsOptionError {
  return new CaptureBugsOptionError(
    'captureBugs() has no effect: this Cucumber does not hand over its support code as versions 12 and 13 do. Use one of these versions.',
  );
}
