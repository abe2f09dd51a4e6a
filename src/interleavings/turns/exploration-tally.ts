import { clockMs } from '../barriers/event-loop';
import type { Exploration } from './exploration';
import type { ExplorationLimit, ExplorationOptions } from './exploration-options';
import { describeScope } from './exploration-scope';
import type { InterleavingRun } from './interleaving-run';
import type { ScheduleRecord } from './schedule-record';

/** Adds up the schedules of one search. */
export class ExplorationTally {
  readonly #experiment: string;
  readonly #options: ExplorationOptions;
  readonly #cutBy = new Set<ExplorationLimit>();
  readonly #beganMs = clockMs();
  #nextProgressMs: number;
  #interleavings = 0n;
  #failing = 0n;
  #explored = 0;
  #abandoned = 0;
  #stuckCallers = 0;
  #hungChecks = 0;
  #callers = 0;
  #example: InterleavingRun | undefined;
  #smallest: { readonly run: InterleavingRun; readonly size: readonly number[] } | undefined;

  constructor(experiment: string, options: ExplorationOptions) {
    this.#experiment = experiment;
    this.#options = options;
    this.#nextProgressMs = options.progressEveryMs * 2;
  }

  /** How many schedules were played, also those given up on the way. */
  get played(): number {
    return this.#explored + this.#abandoned;
  }

  /** In how many of them callers waited for ever. */
  get stuckCallers(): number {
    return this.#stuckCallers;
  }

  /** In how many of them the check did. */
  get hungChecks(): number {
    return this.#hungChecks;
  }

  /** Takes over which limits a schedule has met; a schedule that is played again does not meet them again. */
  addLimits({ cutBy }: ScheduleRecord): void {
    for (const limit of cutBy) {
      this.#cutBy.add(limit);
    }
  }

  /** Counts a schedule. */
  add(record: ScheduleRecord): void {
    this.#callers = record.outcomes.length;
    this.addLimits(record);
    if (record.isAbandoned) {
      this.#abandoned += 1;
    } else {
      this.#addPlayed(record);
    }
    this.#tellProgress();
  }

  /** Remembers that the search was stopped. */
  stop(): void {
    this.#cutBy.add('interleavingsMax');
  }

  /** What was found. */
  result(): Exploration {
    const cutBy = [...this.#cutBy].sort();
    const result = {
      experiment: this.#experiment,
      interleavings: this.#interleavings,
      explored: this.#explored,
      failing: this.#failing,
      complete: cutBy.length === 0,
      cutBy,
      scope: describeScope({
        cutBy,
        options: this.#options,
        callers: this.#callers,
        interleavings: this.#interleavings,
        explored: this.#explored,
      }),
    };
    return {
      ...result,
      ...(this.#smallest === undefined ? {} : { smallest: this.#smallest.run }),
      ...(this.#example === undefined ? {} : { example: this.#example }),
    };
  }

  #addPlayed(record: ScheduleRecord): void {
    this.#explored += 1;
    this.#interleavings += record.weight;
    if (record.problems.length > 0) {
      this.#addFailing(record);
    } else if (this.#example === undefined || adversity(record) > adversity(this.#example)) {
      this.#example = record.toRun();
    }
  }

  #addFailing(record: ScheduleRecord): void {
    this.#failing += record.weight;
    if (record.problems.some(({ kind }) => kind === 'deadlock')) {
      const hasStuckCaller = record.outcomes.some(({ status }) => status === 'pending');
      this.#stuckCallers += hasStuckCaller ? 1 : 0;
      this.#hungChecks += hasStuckCaller ? 0 : 1;
    }
    const size = [record.faults, record.switches, record.stepCount, record.idLength];
    if (this.#smallest === undefined || isSmaller(size, this.#smallest.size)) {
      this.#smallest = { run: record.toRun(), size };
    }
  }

  #tellProgress(): void {
    const elapsedMs = clockMs() - this.#beganMs;
    if (elapsedMs >= this.#nextProgressMs) {
      this.#nextProgressMs = elapsedMs + this.#options.progressEveryMs;
      this.#options.onProgress({
        experiment: this.#experiment,
        interleavings: this.#interleavings,
        explored: this.#explored,
        failing: this.#failing,
        elapsedMs,
      });
    }
  }
}

/** How much an interleaving had to come through. */
function adversity({ faults, switches }: Pick<InterleavingRun, 'faults' | 'switches'>): number {
  return faults + switches;
}

/** Compares like words in a dictionary: what comes first counts most. */
function isSmaller(one: readonly number[], other: readonly number[]): boolean {
  const [difference = 0] = one.map((value, at) => value - Number(other[at])).filter((each) => each !== 0);
  return difference < 0;
}
