import type { CaptureBugsSettings } from './capture-bugs-options';
import { makeSourceReader } from './source-reader';
import type { GherkinDocument, Pickle } from './tags/feature-map';
import { describeLine } from './tags/place';
import { TagRuleError } from './tags/tag-rule-error';
import { findViolations } from './tags/tag-rules';
import { readTaggedScenario, type TaggedScenario } from './tags/tagged-scenario';
import { CaseWatch } from './verdicts/case-watch';
import { type Decision, decide } from './verdicts/decide';
import type { Course } from './verdicts/outcome';

/** A scenario of the run, as Cucumber's hooks hand it over. */
export interface RunningCase {
  readonly pickle: Pickle;
  readonly gherkinDocument: GherkinDocument;
}

/** One attempt at a scenario: `watch` is there when it is expected to fail. */
interface Attempt {
  readonly scenario: TaggedScenario;
  readonly watch: CaseWatch | undefined;
  readonly isRefused: boolean;
}

/** What the harness knows during one run: admits each scenario, has captures watched, and judges them. */
export class CaptureRun {
  readonly #settings: CaptureBugsSettings;
  readonly #readSource = makeSourceReader();
  // Cucumber makes a new World for each attempt, so the World is the attempt.
  readonly #attempts = new WeakMap<object, Attempt>();
  readonly #escaped = new Set<string>();

  constructor(settings: CaptureBugsSettings) {
    this.#settings = settings;
  }

  /** Begins an attempt. Throws TagRuleError when the tags break a rule. */
  admit(world: object, { pickle, gherkinDocument }: RunningCase): Attempt {
    const scenario = readTaggedScenario(pickle, gherkinDocument, {
      vocabulary: this.#settings.vocabulary,
      readSource: this.#readSource,
    });
    const violations = findViolations(scenario, this.#settings);
    const isRefused = violations.length > 0;
    const watch = scenario.expectedFail && new CaseWatch(scenario, this.#settings.productFolders);
    const attempt = { scenario, watch, isRefused };
    this.#attempts.set(world, attempt);
    if (isRefused) {
      throw new TagRuleError(`"${scenario.name}" (${describeLine(scenario.place)}) breaks`, violations);
    }
    return attempt;
  }

  /** The watch over the scenario of a World, if it is expected to fail. */
  watchOf(world: object): CaseWatch | undefined {
    return this.#attempts.get(world)?.watch;
  }

  /** The scenario of a World that was admitted. */
  scenarioOf(world: object): TaggedScenario | undefined {
    return this.#attempts.get(world)?.scenario;
  }

  /** Judges an attempt after everything else in it has run. There is nothing to judge where the tags were refused. */
  judge(world: object, running: RunningCase, course: Course | undefined): Decision | undefined {
    // A hook that came before ours may have had the scenario skipped, and with it the rules.
    const attempt = this.#attempts.get(world) ?? this.admit(world, running);
    if (attempt.isRefused) {
      return undefined;
    }
    const hasEscaped = this.#escaped.has(running.pickle.id);
    const decision = decide({ ...attempt, course, hasEscaped });
    if (decision?.record.verdict !== 'captured') {
      this.#escaped.add(running.pickle.id);
    }
    return decision;
  }
}
