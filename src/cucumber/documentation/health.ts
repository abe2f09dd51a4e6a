import { count } from '../ground/text';
import type { CaseVerdict } from '../run/run';
import type { Documentation } from './documentation';
import type { Failure } from './failures';

/** Whether what the run tells of is as it should be, in one word. */
export type HealthState = 'green' | 'red' | 'unfinished' | 'empty';

/** The same in words, for the first thing that is read. */
export interface Health {
  readonly state: HealthState;
  /** A sentence. */
  readonly heading: string;
  /** What it rests on. */
  readonly reason: string;
}

/** What health is told by. */
type Told = Pick<Documentation, 'run' | 'counts' | 'total' | 'leftOut'>;

/** Says whether a run was green, red, was cut off, or ran nothing at all. */
export function healthOf(documentation: Told, failures: readonly Failure[]): Health {
  const { run, counts, total } = documentation;
  const reached = total - (counts.get('not run') ?? 0);
  if (run.success === null) {
    const heading =
      run.startedAt === null ? 'Unknown: this run never began.' : 'Unknown: this run did not end.';
    return { state: 'unfinished', heading, reason: tellReached(documentation, reached, failures) };
  }
  if (!run.success) {
    return { state: 'red', heading: 'Not healthy: this run is red.', reason: tellFailed(failures, total) };
  }
  return reached === 0
    ? {
        state: 'empty',
        heading: 'Unknown: nothing was run.',
        reason: 'A run without a scenario says nothing.',
      }
    : { state: 'green', heading: 'Healthy: this run is green.', reason: tellGreen(counts) };
}

function tellReached({ total, leftOut }: Told, reached: number, failures: readonly Failure[]): string {
  if (reached === 0) {
    return 'No scenario was run.';
  }
  const open = failures.filter(({ verdict }) => verdict === 'unknown').length;
  const failed = failures.length - open;
  return [
    `It reached ${reached.toLocaleString('en')} of ${count(total + leftOut, 'scenario')}`,
    ...(open > 0 ? [`${open.toLocaleString('en')} of them did not end`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
  ]
    .join(', ')
    .concat('.');
}

function tellFailed(failures: readonly Failure[], total: number): string {
  const failed = failures.filter(({ verdict }) => verdict !== null).length;
  const others = failures.length - failed;
  if (failures.length === 0) {
    return 'No scenario failed, so something else did.';
  }
  const parts = [
    ...(failed > 0 ? [`${failed.toLocaleString('en')} of ${count(total, 'scenario')} failed`] : []),
    ...(others > 0 ? [`${count(others, 'thing')} went wrong outside of the scenarios`] : []),
  ];
  return `${parts.join(', and ')}.`;
}

function tellGreen(counts: ReadonlyMap<CaseVerdict, number>): string {
  const of = (...verdicts: CaseVerdict[]) =>
    verdicts.reduce((sum, verdict) => sum + (counts.get(verdict) ?? 0), 0);
  const [holding, known] = [of('holds'), of('captured', 'quarantined')];
  // What is broken leaves a run green only where the suite lets a later attempt pass.
  const retried = of('broken');
  const others = [...counts.values()].reduce((sum, number) => sum + number, 0) - holding - known - retried;
  const parts = [
    `${count(holding, 'scenario')} ${holding === 1 ? 'passes' : 'pass'}`,
    ...(known > 0 ? [`${count(known, 'scenario')} ${known === 1 ? 'shows' : 'show'} a known bug`] : []),
    ...(retried > 0 ? [`${count(retried, 'scenario')} passed only when tried again`] : []),
    ...(others > 0 ? [`${count(others, 'scenario')} ${others === 1 ? 'says' : 'say'} nothing`] : []),
  ];
  return `${parts.join(', ')}.`;
}
