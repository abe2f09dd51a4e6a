import type { ExplorationOptions } from '@audit-race/interleavings';
import fc from 'fast-check';
import { type Comparison, compareOutcomes } from './compare-outcomes';
import { playProgram } from './play-program';
import { type Program, randomPrograms } from './program';
import { runByBruteForce } from './run-by-brute-force';
import type { Cast } from './scene';

/** Which random programs are run, and how. */
export interface ProgramsOptions {
  readonly programs: number;
  readonly seed: number;
  /** A program of more sequences than that is left out. */
  readonly runsMax: number;
  /** What the explorer is told to leave out. */
  readonly exploration?: Partial<ExplorationOptions>;
}

/** A program for which the two differ. */
export interface ProgramDifference {
  readonly program: Program;
  readonly comparison: Comparison;
}

/** What came of running random programs in plain Node and under the explorer. */
export interface ProgramsReport {
  /** How many programs were compared to their end. */
  readonly compared: number;
  /** How many had too many sequences for plain Node. */
  readonly cut: number;
  readonly outcomes: number;
  readonly runs: number;
  readonly explored: number;
  /** The shortest program found for which the two differ; left out when none did. */
  readonly shortest?: ProgramDifference;
}

/** Runs random programs, the same ones for the same seed, and shortens one for which the outcomes differ. */
export async function comparePrograms(
  cast: Cast,
  { programs, seed, runsMax, exploration }: ProgramsOptions,
): Promise<ProgramsReport> {
  const totals = { compared: 0, cut: 0, outcomes: 0, runs: 0, explored: 0 };
  const compare = async (program: Program) => {
    const play = { plot: playProgram(program), cast, habits: program.habits };
    return compareOutcomes(await runByBruteForce(play, runsMax), play, exploration);
  };
  const property = fc.asyncProperty(randomPrograms(cast), async (program) => {
    const { isComplete, outcomes, runs, explored, missed, invented } = await compare(program);
    totals[isComplete ? 'compared' : 'cut'] += 1;
    totals.outcomes += outcomes;
    totals.runs += runs;
    totals.explored += explored;
    return !isComplete || missed.length + invented.length === 0;
  });
  const { counterexample } = await fc.check(property, { numRuns: programs, seed });
  const [program] = counterexample ?? [];
  return { ...totals, ...(program && { shortest: { program, comparison: await compare(program) } }) };
}
