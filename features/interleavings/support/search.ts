import { fail } from 'node:assert/strict';
import {
  type CounterexampleSearch,
  type Exploration,
  ExplorationError,
  type InterleavingExperiment,
  type InterleavingRun,
} from '@audit-race/interleavings';
import type { AuditWorld } from '../../support/world';

/** Makes an experiment for so many callers. */
export type Family = (callers: number) => InterleavingExperiment;

/** What a scenario searches, and what came of it. */
export class Search {
  #family: Family | undefined;
  #exploration: Exploration | undefined;
  #counterexample: CounterexampleSearch | undefined;
  #run: InterleavingRun | undefined;
  #refusal: ExplorationError | undefined;
  #lookedAt: ExplorationError | undefined;

  constructor(world: AuditWorld) {
    world.addCleanup(() => {
      if (this.#refusal !== undefined) {
        throw this.#refusal;
      }
    });
  }

  get family(): Family {
    return this.#family ?? fail('No experiment is given.');
  }

  set family(family: Family) {
    this.#family = family;
  }

  get exploration(): Exploration {
    return this.#exploration ?? fail(`Nothing was explored: ${this.#refusal}`);
  }

  get counterexample(): CounterexampleSearch {
    return this.#counterexample ?? fail(`No counterexample was looked for: ${this.#refusal}`);
  }

  /** The run that the scenario is about: the smallest that failed, or the one replayed. */
  get run(): InterleavingRun {
    const run = this.#run ?? this.#counterexample?.run ?? this.#exploration?.smallest;
    return run ?? fail(`No run is there to look at: ${this.#refusal}`);
  }

  /** Whether the search ended with an error. */
  get isRefused(): boolean {
    return this.#refusal !== undefined;
  }

  /** Looks at the refusal; one that no step has looked at fails the scenario. */
  takeRefusal(): ExplorationError {
    const refusal = this.#refusal ?? fail('The search was not refused.');
    this.#refusal = undefined;
    this.#lookedAt = refusal;
    return refusal;
  }

  /** The refusal that a step has looked at. */
  get lastRefusal(): ExplorationError {
    return this.#lookedAt ?? fail('No refusal was looked at.');
  }

  /** Looks away from a refusal, where it matters only that the search has ended. */
  ignoreRefusal(): void {
    this.#refusal = undefined;
  }

  async explore(search: () => Promise<Exploration>): Promise<void> {
    this.#exploration = await this.#attempt(search);
  }

  async lookForCounterexample(search: () => Promise<CounterexampleSearch>): Promise<void> {
    this.#counterexample = await this.#attempt(search);
  }

  async replay(replay: () => Promise<InterleavingRun>): Promise<InterleavingRun | undefined> {
    this.#run = await this.#attempt(replay);
    return this.#run;
  }

  async #attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ExplorationError)) {
        throw error;
      }
      this.#refusal = error;
      return;
    }
  }
}
