import { printable } from '../printable';
import { describeInterleaving } from './describe-interleaving';
import type { Exploration } from './exploration';
import type { InterleavingRun } from './interleaving-run';
import { usefulLine } from './useful-line';

/** The smallest failing order, and where its picture is, or why there is none. */
export interface ShownFailure {
  readonly run: InterleavingRun;
  readonly picture: string | undefined;
}

/** The message of a failed assertion: what is wrong, how often, in which order, and how to see it again. */
export function tellFailure(found: Exploration, { run, picture }: ShownFailure): string {
  const tried = found.complete ? 'orders' : 'orders tried';
  const counts = `${found.failing} of ${found.interleavings} ${tried} ${found.failing === 1n ? 'fails' : 'fail'}`;
  return [
    `${usefulLine(run.problems[0]?.message ?? '')} (${counts})`,
    '',
    describeInterleaving(run),
    '',
    `Replay: await replayInterleaving(experiment, '${run.id}')`,
    ...(picture === undefined ? [] : [`Picture: ${printable(picture)}`]),
    `Tried: ${found.scope}.`,
  ].join('\n');
}
