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

/** An attempt at a scenario, as all hooks of Cucumber name it. */
interface StartedCase {
  readonly testCaseStartedId: string;
}

/** A scenario of the run, as Cucumber's hooks hand it over. */
export interface RunningCase extends StartedCase {
  readonly pickle: Pickle;
  readonly gherkinDocument: GherkinDocument;
}

/** One attempt at a scenario: `watch` is there when it is expected to fail. */
interface Attempt {
  readonly scenario: LocatedScenario;
  readonly repetition: Repetition | undefined;
  readonly watch: CaseWatch | undefined;
  readonly isRefused: boolean;
  /** Whether nothing of it is run. */
  readonly isQuarantined: boolean;
  /** Whether it is a capture that is shown, and not judged. */
  readonly isShown: boolean;
}

/** What a run needs to know of its suite. */
export interface CaptureRunSettings extends CaptureBugsSettings, IssueFacts {
  /** Whether each condition is true of this process. */
  readonly truths: ReadonlyMap<string, boolean>;
  /** Gives the text of a feature file. */
  readonly readSource: ReadSource;
  /** Whether captures fail plainly in this run, and are not judged. */
  readonly showsCaptures: boolean;
}

/** What the harness knows during one run: admits each scenario, has captures watched, and judges them. */
export class CaptureRun {
  /** What is told of each scenario where quarantined ones are run. */
  readonly journal = new ScenarioJournal();
  readonly #settings: CaptureRunSettings;
  readonly #earlier = new Map<string, Verdict[]>();
  readonly #supportCode: SupportCode | undefined;
  // Known by its id and not by its World: a suite may have one World for all. In one process there is one attempt at a time.
  #current: (Attempt & { readonly id: string }) | undefined;

  /** Takes the support code whose scenarios are judged. */
  constructor(settings: CaptureRunSettings, supportCode: SupportCode | undefined) {
    this.#settings = settings;
    this.#supportCode = supportCode;
  }

  /** What writes into the report of the scenario that runs now. */
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
      // Cucumber still calls the hooks behind a scenario that is skipped.
      this.#supportCode?.silenceHooks({ except: verdictHookName });
    } else if (watch || this.journal.isKept) {
      this.#supportCode?.surround((code, kind) => {
        const watched = watch ? wrapDefinition(code, kind, watch) : code;
        return this.journal.isKept ? this.journal.surround(watched, kind) : watched;
      });
    }
    return attempt;
  }

  /** The watch over an attempt, if it is expected to fail. */
  watchOf(running: StartedCase): CaseWatch | undefined {
    return this.#attemptAt(running)?.watch;
  }

  /** The scenario of an attempt that was admitted. */
  scenarioOf(running: StartedCase): TaggedScenario | undefined {
    return this.#attemptAt(running)?.scenario;
  }

  /** Judges an attempt after everything else in it has run. There is nothing to judge where the tags were refused. */
  judge(running: RunningCase, course: Course | undefined): Decision | undefined {
    // A hook that came before ours may have had the scenario skipped, and with it the rules.
    const attempt = this.#attemptAt(running) ?? this.admit(running);
    this.#supportCode?.giveBack();
    if (attempt.isRefused || attempt.isQuarantined || attempt.isShown) {
      return undefined;
    }
    // Each repetition may be retried by itself.
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

  /** Whether nothing of an attempt is run. */
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

  /** Whether an attempt at a capture is shown, and not judged. */
  isShown(running: StartedCase): boolean {
    return this.#attemptAt(running)?.isShown === true;
  }

  // What the suite has set up otherwise than the scenario needs it.
  #findObstruction(
    scenario: TaggedScenario,
    repetition: Repetition | undefined,
  ): CaptureBugsOptionError | undefined {
    const runs = runsOf(scenario, this.#settings);
    if (scenario.expectedFail && this.#supportCode === undefined) {
      return notInEffect();
    }
    // In quarantine nothing is run, and so nothing is repeated; what is run by itself is repeated from outside.
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
