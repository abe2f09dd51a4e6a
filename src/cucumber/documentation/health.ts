import { count } from '../ground/text';
import type { Documentation } from './documentation';
import { type Failure, isRedFor } from './failures';
import { countOf, type Tally, tellFailed, tellFilteredOut, tellLack, tellOthers } from './tally';

/** The overall state of a run, in one word. */
export type HealthState = 'green' | 'red' | 'unfinished' | 'empty';

/** The state in words; the first thing on the page. */
export interface Health {
  readonly state: HealthState;
  /** A sentence. */
  readonly heading: string;
  /** The reason for it. */
  readonly reason: string;
}

/** The facts that determine the health. */
type Told = Pick<Documentation, 'run' | 'tally' | 'missing' | 'isRunning' | 'diedWith'>;

/** Whether a run was green, red, cut off or incomplete, or ran nothing at all. */
export function healthOf(documentation: Told, failures: readonly Failure[]): Health {
  const { run, tally } = documentation;
  const missing = beginningOf(documentation.missing);
  if (documentation.isRunning) {
    return { state: 'unfinished', heading: 'Unknown: this run has not ended.', reason: running };
  }
  if (run.success === null || documentation.diedWith !== null) {
    return tellUnended(documentation, failures);
  }
  const lack = tellLack(tally);
  if (isRedFor(failures, run)) {
    const reason = tellAll(tellRed(documentation, failures), ...missing);
    return { state: 'red', heading: 'Not healthy: this run is red.', reason };
  }
  const listed =
    failures.length === 0 ? '' : `What needs somebody is listed: ${count(failures.length, 'thing')}.`;
  if (!hasToldAnything(tally) && run.unplaced === 0) {
    const reason = tellAll(tellNothing(documentation), listed, ...missing);
    return { state: 'empty', heading: 'Unknown: nothing was run.', reason };
  }
  if (missing.length + failures.length > 0 || lack !== '') {
    const reason = tellAll(...missing, lack, tellOthers(tally), tellFilteredOut(tally), listed);
    return { state: 'unfinished', heading: 'Unknown: this run is not complete.', reason };
  }
  const reason = tellAll(tellOthers(tally), tellFilteredOut(tally));
  return { state: 'green', heading: 'Healthy: this run is green.', reason };
}

const running =
  'This was written when the run began, and is replaced when the run ends. If nothing runs any more, the run was killed.';

// A run that did not end is red if something has failed, whatever was still to come.
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

function tellReached({ tally }: Told, failures: readonly Failure[]): string {
  const reached = tally.total - countOf(tally, 'not run');
  const [open, failed, outside] = [
    countOf(tally, 'not ended'),
    countOf(tally, 'failed'),
    outsideOf(failures),
  ];
  const parts =
    reached === 0
      ? ['No scenario was run']
      : [
          `It reached ${reached.toLocaleString('en')} of ${count(tally.total, 'scenario')}`,
          ...(open > 0 ? [`${open.toLocaleString('en')} of them did not end`] : []),
          ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
        ];
  const first = `${[...parts, ...(outside > 0 ? [tellOutside(outside)] : [])].join(', ')}.`;
  return tellAll(first, tellOthers(tally), tellFilteredOut(tally));
}

function tellRed({ tally }: Told, failures: readonly Failure[]): string {
  const outside = outsideOf(failures);
  const parts = [
    ...(countOf(tally, 'failed') > 0 ? [tellFailed(tally)] : []),
    ...(outside > 0 ? [tellOutside(outside)] : []),
  ];
  const first =
    parts.length === 0 ? 'No scenario failed, so something else did.' : `${parts.join(', and ')}.`;
  return tellAll(first, tellLack(tally), tellOthers(tally), tellFilteredOut(tally));
}

// The number of listed failures that belong to no scenario.
function outsideOf(failures: readonly Failure[]): number {
  return failures.filter(({ verdict }) => verdict === null).length;
}

function tellOutside(number: number): string {
  return `${count(number, 'thing')} went wrong outside of the scenarios`;
}

function hasToldAnything(tally: Tally): boolean {
  return countOf(tally, 'passed', 'passed late', 'failed', 'known', 'fixed', 'shown') > 0;
}

function tellNothing({ tally }: Told): string {
  const { total } = tally;
  return total === 0
    ? tellAll('A run without a scenario says nothing.', tellFilteredOut(tally))
    : tellAll(`Of ${count(total, 'scenario')} none was run to its end.`, tellFilteredOut(tally));
}

/** The heading lists only the first of what is missing; the terminal lists all. */
const missingMax = 3;

function beginningOf(missing: readonly string[]): readonly string[] {
  const others = missing.length - missingMax;
  const rest = others > 0 ? [`${count(others, 'other thing')} ${others === 1 ? 'is' : 'are'} missing.`] : [];
  return [...missing.slice(0, missingMax), ...rest];
}

function tellAll(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
