import type { CompleteOptions } from '../experiment/complete-exploration-options';
import type { ExplorationLimit, ExplorationOptions } from '../experiment/exploration-options';
import { count } from '../experiment/wording';
import type { ExplorationTally } from './exploration-tally';

/** What the claim of a search depends on, beside the counts. */
export interface ScopeOfClaim {
  readonly options: CompleteOptions;
  readonly starts: 'call' | 'await';
  /** What the claim relies on beyond the model: "timers ring at most 3 times". */
  readonly assumptions: ReadonlySet<string>;
}

/** Numbers with more digits are not written out, because nobody can read them. */
const DIGITS_MAX = 15;

/** Part of a scope: nothing but the starts of callers ever waited. */
export const NOTHING_CONTROLLED =
  'The explorer controlled nothing, so it ordered only the starts of the callers';

/** Part of a scope: callers only ever failed, so the experiment itself may be broken. */
export const NOBODY_SUCCEEDED = 'No caller succeeds in any order';

/** Describes what a search has covered and what its claim leaves out. It claims nothing that was not run. */
export function describeScope(tally: ExplorationTally, claim: ScopeOfClaim): string {
  if (tally.played === 0) {
    return 'nothing: the search stopped before its first interleaving';
  }
  const sentences = [covered(tally, claim.options), modelOf(claim)];
  if (!tally.isControlled) {
    sentences.push(NOTHING_CONTROLLED);
  }
  if (!tally.hasSuccess && tally.explored > 0) {
    sentences.push(NOBODY_SUCCEEDED);
  }
  return sentences.join('. ');
}

function covered(tally: ExplorationTally, options: CompleteOptions): string {
  const { cutBy, callers, interleavings, explored, abandoned, hungChecks } = tally;
  const who = count(callers, 'caller');
  const bounds = boundsOf(cutBy, options);
  const within = bounds.length === 0 ? '' : ` with ${bounds.join(', ')}`;
  const givenUp = abandoned === 0 ? '' : ` and giving up ${abandoned} more on the way`;
  if (options.scheduler.kind !== 'depth-first') {
    return sampled(tally, options.scheduler, `${who}${within}`);
  }
  const [first, run] =
    interleavings === 1n ? ['interleaving', 'it'] : [inWords(interleavings), `running ${explored} of them`];
  const why =
    hungChecks === 0 ? '' : ', because each further order would wait as long for a check that never ends';
  return STOPS.some((limit) => cutBy.has(limit))
    ? `only the first ${first} of ${who}${within}: the search stopped after ${run}${givenUp}${why}`
    : `every ${tally.isControlled ? 'interleaving' : 'order of the starts'} of ${who}${within}`;
}

/** Describes how many orders were chosen at random, and how. The same seed chooses the same orders again. */
function sampled(
  { played, repeated }: ExplorationTally,
  scheduler: Exclude<CompleteOptions['scheduler'], { kind: 'depth-first' }>,
  who: string,
): string {
  const chosen =
    scheduler.kind === 'random'
      ? `${count(played, 'random order')} of ${who}`
      : `${count(played, 'order')} of ${who} by random priorities (PCT, depth ${scheduler.depth})`;
  const different = repeated === 0 ? '' : `, ${played - repeated} of them different`;
  return `${chosen}, seed ${scheduler.seed}${different}`;
}

/** Limits that stop the whole search. */
const STOPS = ['interleavingsMax', 'budgetMs', 'signal', 'stopAtFirst', 'error'] as const;

function boundsOf(cutBy: ReadonlySet<ExplorationLimit>, options: ExplorationOptions): string[] {
  const words: Partial<Record<ExplorationLimit, string>> = {
    faultsMax: `at most ${count(options.faultsMax, 'injected fault')}`,
    joinsMax: `at most ${count(options.joinsMax, 'join')}`,
    preemptionsMax: `at most ${count(options.preemptionsMax, 'preemption')}`,
    stepsMax: `at most ${count(options.stepsMax, 'step')}`,
    ringsMax: 'a limit on how often timers ring',
    togetherMax: `at most ${options.togetherMax} in one tick`,
  };
  return [...cutBy].sort().flatMap((limit) => words[limit] ?? []);
}

/** The assumptions of every claim. */
function modelOf({ starts, assumptions }: ScopeOfClaim): string {
  const beginning =
    starts === 'call'
      ? 'callers start by a plain call, in one callback or in several'
      : 'each caller starts behind an await';
  const parts = [
    `It assumes that ${beginning}`,
    'answers of one callback arrive together',
    'no effect touches what callers read directly, unless it is declared local',
    'timers ring alone',
    ...assumptions,
  ];
  return parts.join('; ');
}

function inWords(interleavings: bigint): string {
  const digits = String(interleavings);
  return digits.length <= DIGITS_MAX
    ? count(interleavings, 'interleaving')
    : `${digits[0]}.${digits[1]} × 10^${digits.length - 1} interleavings`;
}
