import { count } from '../ground/text';
import type { CaseVerdict } from '../run/run';
import type { Documentation } from './documentation';
import { type Failure, isRedFor } from './failures';

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
type Told = Pick<
  Documentation,
  'run' | 'counts' | 'total' | 'leftOut' | 'missing' | 'isRunning' | 'diedWith'
>;

/** Says whether a run was green, red, was cut off, is not complete, or ran nothing at all. */
export function healthOf(documentation: Told, failures: readonly Failure[]): Health {
  const { run, counts, total } = documentation;
  const missing = beginningOf(documentation.missing);
  if (documentation.isRunning) {
    return { state: 'unfinished', heading: 'Unknown: this run has not ended.', reason: running };
  }
  if (run.success === null || documentation.diedWith !== null) {
    return tellUnended(documentation, failures);
  }
  const notRun = counts.get('not run') ?? 0;
  const left = notRun === 0 ? '' : `${tellNumber(notRun, 'was', 'were')} not run.`;
  if (isRedFor(failures, run)) {
    const reason = tellAll(tellFailed(failures, total), left, ...missing);
    return { state: 'red', heading: 'Not healthy: this run is red.', reason };
  }
  const listed =
    failures.length === 0 ? '' : `What needs somebody is listed: ${count(failures.length, 'thing')}.`;
  if (!hasToldAnything(counts)) {
    const reason = tellAll(tellNothing(documentation), listed, ...missing);
    return { state: 'empty', heading: 'Unknown: nothing was run.', reason };
  }
  if (missing.length + notRun + failures.length > 0) {
    const reason = tellAll(...missing, left, tellGreen(counts), listed);
    return { state: 'unfinished', heading: 'Unknown: this run is not complete.', reason };
  }
  return { state: 'green', heading: 'Healthy: this run is green.', reason: tellGreen(counts) };
}

const running =
  'This was written when it began, and is replaced when it ends. If nothing runs any more, the run was killed.';

// What has failed stays so, whatever was still to come.
function tellUnended(documentation: Told, failures: readonly Failure[]): Health {
  const { run, diedWith } = documentation;
  const isRed = diedWith !== null || isRedFor(failures, run);
  const what = run.startedAt === null ? 'never began' : diedWith === null ? 'did not end' : 'died';
  const died = diedWith === null ? '' : `Its process ended with exit code ${diedWith}.`;
  return {
    state: isRed ? 'red' : 'unfinished',
    heading: `${isRed ? 'Not healthy' : 'Unknown'}: this run ${what}.`,
    reason: tellAll(died, tellReached(documentation, failures), ...beginningOf(documentation.missing)),
  };
}

function tellReached({ counts, total, leftOut }: Told, failures: readonly Failure[]): string {
  const reached = total - (counts.get('not run') ?? 0);
  const of = (is: (failure: Failure) => boolean) => failures.filter(is).length;
  const open = of(({ verdict }) => verdict === 'unknown');
  const outside = of(({ verdict }) => verdict === null);
  const failed = failures.length - open - outside;
  const parts =
    reached === 0
      ? ['No scenario was run']
      : [
          `It reached ${reached.toLocaleString('en')} of ${count(total + leftOut, 'scenario')}`,
          ...(open > 0 ? [`${open.toLocaleString('en')} of them did not end`] : []),
          ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
        ];
  return `${[...parts, ...(outside > 0 ? [tellOutside(outside)] : [])].join(', ')}.`;
}

function tellFailed(failures: readonly Failure[], total: number): string {
  const failed = failures.filter(({ verdict }) => verdict !== null).length;
  const others = failures.length - failed;
  if (failures.length === 0) {
    return 'No scenario failed, so something else did.';
  }
  const parts = [
    ...(failed > 0 ? [`${failed.toLocaleString('en')} of ${count(total, 'scenario')} failed`] : []),
    ...(others > 0 ? [tellOutside(others)] : []),
  ];
  return `${parts.join(', and ')}.`;
}

function tellOutside(number: number): string {
  return `${count(number, 'thing')} went wrong outside of the scenarios`;
}

// What says nothing of the product: it was not run, or not to an end of its own.
const silent: readonly CaseVerdict[] = [
  'not run',
  'skipped',
  'quarantined',
  'unknown',
  'undefined',
  'ambiguous',
  'pending',
];

function hasToldAnything(counts: ReadonlyMap<CaseVerdict, number>): boolean {
  return [...counts].some(([verdict, number]) => number > 0 && !silent.includes(verdict));
}

function tellNothing({ total }: Told): string {
  return total === 0
    ? 'A run without a scenario says nothing.'
    : `Of ${count(total, 'scenario')} none was run to its end.`;
}

function tellGreen(counts: ReadonlyMap<CaseVerdict, number>): string {
  const of = (...verdicts: CaseVerdict[]) =>
    verdicts.reduce((sum, verdict) => sum + (counts.get(verdict) ?? 0), 0);
  const [holding, known] = [of('holds'), of('captured', 'quarantined')];
  // What is broken leaves a run green only where the suite lets a later attempt pass.
  const retried = of('broken');
  const all = [...counts.values()].reduce((sum, number) => sum + number, 0);
  const others = all - holding - known - retried - of('not run');
  const parts = [
    tellNumber(holding, 'passes', 'pass'),
    ...(known > 0 ? [`${tellNumber(known, 'shows', 'show')} a known bug`] : []),
    ...(retried > 0 ? [`${count(retried, 'scenario')} passed only when tried again`] : []),
    ...(others > 0 ? [`${tellNumber(others, 'says', 'say')} nothing`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function tellNumber(number: number, one: string, many: string): string {
  return `${count(number, 'scenario')} ${number === 1 ? one : many}`;
}

/** The terminal tells all of it. */
const missingMax = 3;

function beginningOf(missing: readonly string[]): readonly string[] {
  const others = missing.length - missingMax;
  const rest = others > 0 ? [`${count(others, 'other thing')} ${others === 1 ? 'is' : 'are'} missing.`] : [];
  return [...missing.slice(0, missingMax), ...rest];
}

function tellAll(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
