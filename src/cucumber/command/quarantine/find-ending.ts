import { describeFatalEnd, type FatalEnd, isSameEnd } from '../../tags/fatal-end';
import type { JournalEntry } from '../../verdicts/journal';
import type { ApartRun } from './apart-run';

/** A journal entry for the start of a step. */
type JournalStep = Extract<JournalEntry, { kind: 'step' }>;

/** The point at which a process ended. */
export interface Ending {
  /** `pause`: between two steps, outside of code of the suite. `run`: after the verdict. `later`: after the run. */
  readonly where: 'start' | 'hook' | 'step' | 'pause' | 'run' | 'later' | 'by itself';
  /** A description of what happened. */
  readonly words: string;
  /** The last step that was started. */
  readonly step: JournalStep | undefined;
  /** Whether that step ended, and passed. */
  readonly hasPassed: boolean;
  /** Whether Cucumber reported a timeout for that step. */
  readonly hasTimedOut: boolean;
}

/** Determines from the journal at which point a process ended; pure. */
export function findEnding(run: ApartRun): Ending {
  const step = run.entries.findLast((entry) => entry.kind === 'step');
  const last = run.entries.findLast((entry) => entry.kind === 'step' || entry.kind === 'step ended');
  const where = findPlace(run);
  return {
    where,
    words: describeEnding(where, run, step),
    step,
    hasPassed: last?.kind === 'step ended' && last.hasPassed,
    hasTimedOut: last?.kind === 'step ended' && last.isTimeout,
  };
}

function findPlace({ entries, end }: ApartRun): Ending['where'] {
  const has = (wanted: JournalEntry['kind']) => entries.some(({ kind }) => kind === wanted);
  if (!has('scenario') || isAmongOthers(entries)) {
    return 'start';
  }
  if (has('run ended')) {
    return has('let go') && isSameEnd(end, endByItself) ? 'by itself' : 'later';
  }
  switch (entries.at(-1)?.kind) {
    case 'verdict':
      return 'run';
    case 'step':
    case 'step called':
      return 'step';
    case 'step ended':
    case 'hooks ended':
      return has('step') ? 'pause' : 'hook';
    default:
      return 'hook';
  }
}

// If a process ran several scenarios, it is unknown which of them ended it.
function isAmongOthers(entries: readonly JournalEntry[]): boolean {
  return entries.filter(({ kind }) => kind === 'scenario').length > 1;
}

const endByItself: FatalEnd = { kind: 'exits', code: 0 };

function describeEnding(
  where: Ending['where'],
  { entries, end }: ApartRun,
  step: JournalStep | undefined,
): string {
  const ended = describeFatalEnd(end);
  const at = `"${step?.text}" (${step?.at})`;
  switch (where) {
    case 'start':
      if (isAmongOthers(entries)) {
        return 'Cucumber ran other scenarios beside it';
      }
      return entries.some(({ kind }) => kind === 'run ended')
        ? 'Cucumber did not run it'
        : `its process ${ended} before it began`;
    case 'hook':
      return `it ${ended} in a hook, and not in a step`;
    case 'step':
      return `it ${ended} in ${at}`;
    case 'pause':
      return `it ${ended} after ${at}`;
    case 'run':
      return `it came to its end, and then its process ${ended}`;
    case 'later':
      return `its process ${ended} after its last step`;
    case 'by itself':
      return 'its process ended by itself';
  }
}
