import { describePlace } from '../ground/place';
import type { TaggedScenario } from '../tags/tagged-scenario';
import { journalOfProcess } from './journal';
import type { Course } from './outcome';
import type { Code, Surround } from './support-code';
import type { Verdict } from './verdict';
import type { WatchedStep } from './watched-step';

/** Writes down how a scenario goes, each thing before it happens: the process may not come back from it. */
export class ScenarioJournal {
  readonly #write = journalOfProcess();

  /** Whether this process runs quarantined scenarios. Otherwise nothing is written. */
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

  /** Writes down that the suite has no hook left for the scenario. */
  endHooks(): void {
    this.#write?.({ kind: 'hooks ended' });
  }

  judge(verdict: Verdict, seen: string | null): void {
    this.#write?.({ kind: 'verdict', verdict, seen });
  }

  /** Has it written down when a definition is called. */
  surround(code: Code, kind: Parameters<Surround>[1]): Code {
    return new Proxy(code, {
      apply: (definition, world, args) => {
        this.#write?.({ kind: kind === 'hook' ? 'hook' : 'step called' });
        return Reflect.apply(definition, world, args);
      },
    });
  }
}

// Of Cucumber itself: a product may well throw an error that only says the same.
const cucumbersTimeout =
  /function timed out, ensure the (?:promise resolves|callback is executed) within \d+/;
