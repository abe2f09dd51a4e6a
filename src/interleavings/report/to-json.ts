import type { CallerOutcome } from '../experiment/interleaving-experiment';
import type { Exploration } from './exploration';
import type { InterleavingRun } from './interleaving-run';
import { showValues } from './show-values';

/** Adds a `toJSON` to an exploration, without any other visible difference. */
export function withJson(exploration: Omit<Exploration, 'toJSON'>): Exploration {
  const toJSON = () => ({
    ...exploration,
    interleavings: String(exploration.interleavings),
    failing: String(exploration.failing),
  });
  return hidden(exploration, toJSON) as Exploration;
}

/** Adds a `toJSON` to a run, so that it can be serialised whatever its callers returned. */
export function runWithJson(run: InterleavingRun): InterleavingRun {
  const toJSON = () => ({
    ...run,
    outcomes: run.outcomes.map(plainOutcome),
    problems: run.problems.map(({ error, ...problem }) => ({
      ...problem,
      ...(error === undefined ? {} : { error: showValues([error]) }),
    })),
  });
  return hidden(run, toJSON) as InterleavingRun;
}

/** Defines `toJSON` as not enumerable, so that it changes neither deep equality nor printed results. */
function hidden(target: object, toJSON: () => object): object {
  return Object.defineProperty(target, 'toJSON', { value: toJSON });
}

function plainOutcome(outcome: CallerOutcome): object {
  switch (outcome.status) {
    case 'fulfilled':
      return { ...outcome, value: showValues([outcome.value]) };
    case 'rejected':
      return { ...outcome, reason: showValues([outcome.reason]) };
    case 'pending':
      return outcome;
  }
}
