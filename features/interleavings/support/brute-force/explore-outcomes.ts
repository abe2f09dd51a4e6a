import {
  type CallerOutcome,
  type Exploration,
  type ExplorationOptions,
  exploreInterleavings,
  type InterleavingExperiment,
} from '@audit-race/interleavings';
import { callerNames, endInWords, type Play, Scene } from './scene';

/** What the explorer shows of a plot. */
export interface ExploredOutcomes {
  readonly outcomes: ReadonlySet<string>;
  readonly exploration: Exploration;
}

/** Runs a play in every order that the explorer tries, and gathers what comes of each. */
export async function exploreOutcomes(
  { plot, cast, habits: { starts, answers } }: Play,
  options: Partial<ExplorationOptions> = {},
): Promise<ExploredOutcomes> {
  const outcomes = new Set<string>();
  const unfinished = new Set<string>();
  const experiment: InterleavingExperiment = {
    name: 'the explorer beside plain Node',
    starts,
    answers,
    setup(turns) {
      const scene = new Scene(turns, cast);
      const part = plot(scene);
      let started = 0;
      const run = (name: string, index: number) => {
        started += 1;
        return part(name, index);
      };
      return {
        callers: callerNames(cast).map((name, index) => ({
          name,
          ...(cast.areAlike && { kind: 'caller' }),
          run: () => run(name, index),
        })),
        check: (ends) => {
          scene.end(ends.map(inWords));
          outcomes.add(scene.outcome);
        },
        // Who waits for ever keeps the check from running, but not this. Nor does an order that the explorer gives up,
        // to find out more about it; but there, somebody may not have started.
        cleanUp: () => {
          if (started === cast.callers) {
            unfinished.add(scene.outcome);
          }
        },
      };
    },
  };
  const exploration = await exploreInterleavings(experiment, options);
  // The check fails in no order, so what fails is that somebody waits for ever.
  const all = exploration.failing > 0n ? [...outcomes, ...unfinished] : outcomes;
  return { outcomes: new Set(all), exploration };
}

function inWords(end: CallerOutcome): string {
  return end.status === 'rejected'
    ? endInWords('rejected', end.reason)
    : endInWords('fulfilled', end.status === 'fulfilled' && end.value);
}
