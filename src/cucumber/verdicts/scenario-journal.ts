import { describePlace } from '../ground/place';
import type { TaggedScenario } from '../tags/tagged-scenario';
import { journalOfProcess } from './journal';
import type { Course } from './outcome';
import type { Code, Surround } from './support-code';
import type { Verdict } from './verdict';
import type { WatchedStep } from './watched-step';

/** Records the events of a scenario. Each is written before it happens, because the process may never return from it. */
export class ScenarioJournal {
  readonly #write = journalOfProcess();

  /** Whether this process runs quarantined scenarios. If not, nothing is written. */
  get isKept(): boolean {
    return this.#write !== undefined;
  }

  begin({ expectedFail }: TaggedScenario): void {
    this.#write?.({ kind: 'scenario', mustHold: expectedFail === undefined });
  }

  openStep({ text, place, deed }: WatchedStep): void {
    this.#write?.({ kind: 'step', text, at: describePlace(place), isSetUp: deed === undefined });
  }

  closeStep(course: Course | undefined): void {
    const isTimeout = cucumbersTimeout.test(course?.message ?? '');
    this.#write?.({ kind: 'step ended', hasPassed: course?.status === 'passed', isTimeout });
  }

  /** Records that the last hook of the suite for the scenario has run. */
  endHooks(): void {
    this.#write?.({ kind: 'hooks ended' });
  }

  judge(verdict: Verdict, seen: string | null): void {
    this.#write?.({ kind: 'verdict', verdict, seen });
  }

  /** Wraps a definition, so that its calls are recorded. */
  surround(code: Code, kind: Parameters<Surround>[1]): Code {
    return new Proxy(code, {
      apply: (definition, world, args) => {
        this.#write?.({ kind: kind === 'hook' ? 'hook' : 'step called' });
        return Reflect.apply(definition, world, args);
      },
    });
  }
}

// Matches only the exact text of Cucumber: the product may throw errors with similar words.
const cucumbersTimeout =
  /function timed out, ensure the (?:promise resolves|callback is executed) within \d+/;
