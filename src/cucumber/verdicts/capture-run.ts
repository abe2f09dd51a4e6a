import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GherkinDocument, Pickle } from '../ground/envelope';
import { describeLine } from '../ground/place';
import { CaptureBugsOptionError } from '../settings/capture-bugs-options';
import type { CaptureBugsSettings } from '../settings/capture-bugs-settings';
import { evaluateConditions } from '../settings/conditions';
import { type LocatedScenario, locateScenario } from '../tags/only-where';
import { type Repetition, repetitionOf, runsOf } from '../tags/repetition';
import type { ReadSource } from '../tags/stated-reason';
import type { IssueFacts } from '../tags/tag-rule';
import { TagRuleError } from '../tags/tag-rule-error';
import { findViolations } from '../tags/tag-rules';
import { readTaggedScenario, type TaggedScenario } from '../tags/tagged-scenario';
import { CaseWatch } from './case-watch';
import { type Decision, decide } from './decide';
import type { Course } from './outcome';

/** A scenario of the run, as Cucumber's hooks hand it over. */
export interface RunningCase {
  readonly pickle: Pickle;
  readonly gherkinDocument: GherkinDocument;
}

/** One attempt at a scenario: `watch` is there when it is expected to fail. */
interface Attempt {
  readonly scenario: LocatedScenario;
  readonly repetition: Repetition | undefined;
  readonly watch: CaseWatch | undefined;
  readonly isRefused: boolean;
}

/** What the harness knows during one run: admits each scenario, has captures watched, and judges them. */
export class CaptureRun {
  readonly #settings: CaptureBugsSettings & IssueFacts;
  readonly #conditions: ReadonlyMap<string, boolean>;
  readonly #readSource = makeSourceReader();
  // Cucumber makes a new World for each attempt, so the World is the attempt.
  readonly #attempts = new WeakMap<object, Attempt>();
  readonly #wrappedWorlds = new WeakSet<object>();
  readonly #escaped = new Set<string>();

  /** Finds out where the run is. Throws CaptureBugsOptionError where a condition cannot tell. */
  constructor(settings: CaptureBugsSettings & IssueFacts) {
    this.#settings = settings;
    this.#conditions = evaluateConditions(settings.conditions, process);
  }

  /** A definition begins, and the wrapper of this run is around it. Gives the watch over the scenario, if there is one. */
  enter(world: unknown): CaseWatch | undefined {
    // The hooks around a whole run have no World.
    if (typeof world !== 'object' || world === null) {
      return undefined;
    }
    this.#wrappedWorlds.add(world);
    return this.watchOf(world);
  }

  /** Begins an attempt. Throws TagRuleError when the tags break a rule. */
  admit(world: object, { pickle, gherkinDocument }: RunningCase): Attempt {
    const written = readTaggedScenario(pickle, gherkinDocument, {
      vocabulary: this.#settings.vocabulary,
      readSource: this.#readSource,
    });
    const scenario = locateScenario(written, this.#conditions);
    const repetition = repetitionOf(pickle);
    const violations = findViolations(written, this.#settings);
    const obstruction = this.#findObstruction(world, scenario, repetition);
    const isRefused = violations.length > 0 || obstruction !== undefined;
    const watch = scenario.expectedFail && new CaseWatch(scenario, this.#settings);
    const attempt = { scenario, repetition, watch, isRefused };
    this.#attempts.set(world, attempt);
    if (violations.length > 0) {
      throw new TagRuleError(`"${scenario.name}" (${describeLine(scenario.place)}) breaks`, violations);
    }
    if (obstruction !== undefined) {
      throw obstruction;
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
    // Each repetition may be retried by itself.
    const key = `${running.pickle.id} ${attempt.repetition?.run}`;
    const { issueLink } = this.#settings;
    const decision = decide({ ...attempt, course, hasEscaped: this.#escaped.has(key), issueLink });
    if (decision?.record.verdict !== 'captured') {
      this.#escaped.add(key);
    }
    return decision;
  }

  /** Whether an attempt was refused before it began. */
  isRefused(world: object): boolean {
    return this.#attempts.get(world)?.isRefused === true;
  }

  // What the suite has set up otherwise than the scenario needs it.
  #findObstruction(
    world: object,
    scenario: TaggedScenario,
    repetition: Repetition | undefined,
  ): CaptureBugsOptionError | undefined {
    const runs = runsOf(scenario, this.#settings);
    if (scenario.expectedFail && !this.#wrappedWorlds.has(world)) {
      return new CaptureBugsOptionError(
        'captureBugs() is not in effect: setDefinitionFunctionWrapper() was called after it, and Cucumber keeps the last. Give your wrapper to captureBugs({ wrapDefinition }) instead.',
      );
    }
    if (runs > 1 && repetition === undefined) {
      return new CaptureBugsOptionError(
        `"${scenario.name}" (${describeLine(scenario.place)}) is to be run ${runs} times, which takes the plugin: plugin: ['@audit-race/cucumber/plugin'] in the configuration of Cucumber.`,
      );
    }
    return undefined;
  }
}

/**
 * Reads feature files from the disk, each once.
 *
 * The text only sharpens the line numbers of messages, so a file that cannot be read is no failure.
 * The working directory is that of the call: a suite may leave it later.
 */
function makeSourceReader(): ReadSource {
  const folder = process.cwd();
  const sources = new Map<string, string | undefined>();
  return (uri) => {
    if (!sources.has(uri)) {
      sources.set(uri, readIfPossible(path.resolve(folder, uri)));
    }
    return sources.get(uri);
  };
}

function readIfPossible(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
