import { Choices } from './choices';
import { PlainLoop } from './plain-loop';
import { callerNames, endInWords, type Play, Scene } from './scene';

/** What plain Node shows when it runs every sequence of ordered lists. */
export interface BruteForce {
  readonly outcomes: ReadonlySet<string>;
  readonly runs: number;
  /** False when there were more sequences than were asked for. */
  readonly isComplete: boolean;
}

/** Runs a plot in plain Node, without the explorer, in every sequence of ordered lists. */
export async function runByBruteForce(play: Play, runsMax = Number.POSITIVE_INFINITY): Promise<BruteForce> {
  const outcomes = new Set<string>();
  const choices = new Choices();
  for (let runs = 1; ; runs += 1) {
    outcomes.add(await perform(play, choices));
    const isComplete = !choices.next();
    if (isComplete || runs >= runsMax) {
      return { outcomes, runs, isComplete };
    }
  }
}

async function perform({ plot, cast, habits }: Play, choices: Choices): Promise<string> {
  const loop = new PlainLoop(habits);
  const scene = new Scene(loop, cast);
  const part = plot(scene);
  const results: string[] = [];
  let running = cast.callers;
  for (const [index, name] of callerNames(cast).entries()) {
    const end = (status: 'fulfilled' | 'rejected') => (value: unknown) => {
      results[index] = endInWords(status, value);
      running -= 1;
    };
    loop.start(() => begin(() => part(name, index), end('fulfilled'), end('rejected')));
  }
  await loop.run(choices);
  if (running === 0) {
    scene.end(results);
  }
  return scene.outcome;
}

function begin(run: () => unknown, fulfil: (value: unknown) => void, reject: (reason: unknown) => void) {
  try {
    const result = run();
    if (result instanceof Promise) {
      result.then(fulfil, reject);
    } else {
      fulfil(result);
    }
  } catch (error) {
    reject(error);
  }
}
