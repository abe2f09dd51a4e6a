import { describeLine } from '../../ground/place';
import { describeFatalEnd, type FatalEnd, isSameEnd, readFatalEnd } from '../../tags/fatal-end';
import type { TaggedScenario } from '../../tags/tagged-scenario';
import { failsToday } from '../../tags/vocabulary';
import type { JournalEntry } from '../../verdicts/journal';
import type { Verdict } from '../../verdicts/verdict';
import type { ApartRun } from './apart-run';

/** What is judged of a scenario that was run by itself. */
export interface ApartJudgement {
  readonly verdict: Verdict;
  /** What happened, in words that follow the name of the scenario. */
  readonly happened: string;
  /** What to do about it; null where nothing is to be done. */
  readonly toDo: string | null;
}

type Step = Extract<JournalEntry, { kind: 'step' }>;
type Judged = Extract<JournalEntry, { kind: 'verdict' }>;

/** Holds how a process ended against how its scenario is said to end; pure. */
export function judgeApart(scenario: TaggedScenario, run: ApartRun): ApartJudgement {
  const { entries, end } = run;
  const judged = entries.findLast((entry) => entry.kind === 'verdict');
  const isOver = entries.some(({ kind }) => kind === 'run ended');
  if (!entries.some(({ kind }) => kind === 'scenario')) {
    return compromise(
      isOver ? 'Cucumber did not run it' : `its process ${describeFatalEnd(end)} before it began`,
    );
  }
  if (judged !== undefined) {
    return isOver
      ? judgeWhole(scenario, judged, run)
      : compromise(`it came to its end, and then its process ${describeFatalEnd(end)}`);
  }
  const last = entries.findLast(({ kind }) => kind === 'step' || kind === 'step ended');
  return last?.kind === 'step'
    ? judgeEnd(scenario, end, last)
    : compromise(`it ${describeFatalEnd(end)} in a hook, and not in a step`);
}

// Its run is over, and what it has begun may still have ended the process, or keep it.
function judgeWhole(scenario: TaggedScenario, judged: Judged, { entries, end }: ApartRun): ApartJudgement {
  const steps = entries.filter((entry) => entry.kind === 'step');
  const step = steps.at(-1);
  const last = entries.findLast(({ kind }) => kind === 'step' || kind === 'step ended');
  // Cucumber gave up waiting for it, as it does where nothing keeps the process itself from going on.
  if (
    last?.kind === 'step ended' &&
    last.isTimeout &&
    step !== undefined &&
    judged.verdict === 'compromised'
  ) {
    return judgeEnd(scenario, { kind: 'hangs' }, step);
  }
  if (entries.some(({ kind }) => kind === 'let go') && isSameEnd(end, endByItself)) {
    return judgeVerdict(scenario, judged, 'its process goes on, and');
  }
  const then = `its process ${describeFatalEnd(end)} after its last step`;
  switch (judged.verdict) {
    case 'fixed':
      return steps.some(({ isSetUp }) => !isSetUp)
        ? judgeLateEnd(scenario, end)
        : compromise(`${then}, and it does nothing but set something up`);
    case 'holds':
      return judgeVerdict(scenario, { ...judged, verdict: 'broken', seen: `${then}.` }, '');
    default:
      return judgeVerdict(scenario, judged, `${then}, and before that`);
  }
}

const endByItself: FatalEnd = { kind: 'exits', code: 0 };

function judgeEnd(scenario: TaggedScenario, end: FatalEnd, { text, at, isSetUp }: Step): ApartJudgement {
  const happened = `it ${describeFatalEnd(end)} in "${text}" (${at})`;
  const stated = statedEnd(scenario);
  if (isSetUp) {
    return compromise(`${happened}, which only sets it up`);
  }
  return stated === undefined || isSameEnd(stated, end)
    ? { verdict: 'captured', happened, toDo: null }
    : shift(scenario, end, { happened, advice: 'find out what changed.' });
}

function judgeLateEnd(scenario: TaggedScenario, end: FatalEnd): ApartJudgement {
  const happened = `every step passed, and it ${describeFatalEnd(end)} after its last step`;
  const stated = statedEnd(scenario);
  // A suite may leave something open whatever the scenario does, so that has to be said to be the bug.
  const isCaptured = stated === undefined ? end.kind !== 'hangs' : isSameEnd(stated, end);
  if (isCaptured) {
    return { verdict: 'captured', happened, toDo: null };
  }
  const advice =
    end.kind === 'hangs'
      ? 'close what keeps the process from ending, such as a server or a timer.'
      : 'find out what changed.';
  return shift(scenario, end, { happened, advice });
}

function statedEnd({ reason }: TaggedScenario): FatalEnd | undefined {
  return reason && readFatalEnd(reason.text);
}

interface Shift {
  readonly happened: string;
  readonly advice: string;
}

function shift(
  { reason, place }: TaggedScenario,
  end: FatalEnd,
  { happened, advice }: Shift,
): ApartJudgement {
  const line = describeLine(reason?.place ?? place);
  return {
    verdict: 'shifted',
    happened,
    toDo: `${advice} If it is still the same bug, write "${failsToday} ${describeFatalEnd(end)}" at ${line}; if not, it is a new issue.`,
  };
}

function judgeVerdict(
  { place, quarantined }: TaggedScenario,
  { verdict, seen }: Judged,
  before: string,
): ApartJudgement {
  const tag = quarantined?.name;
  switch (verdict) {
    case 'fixed':
      return {
        verdict,
        happened: 'every step passed; the bug looks fixed',
        toDo: `npx capture-bugs promote ${describeLine(place)}`,
      };
    case 'captured':
    case 'shifted':
      return {
        verdict: 'shifted',
        happened: `${before} an assertion says "${seen ?? ''}"`,
        toDo: `if that is the bug, remove ${tag} and write what the assertion says after "${failsToday}"; then each run captures it.`,
      };
    case 'holds':
      return { verdict, happened: 'its bug shows elsewhere, and here it holds', toDo: null };
    case 'broken':
      return {
        verdict,
        happened: `its bug shows elsewhere, and here it has to hold, but: ${seen ?? ''}`,
        toDo: 'repair it, or correct the condition.',
      };
    case 'compromised':
      return compromise(seen ?? 'something else went wrong');
  }
}

function compromise(happened: string): ApartJudgement {
  return {
    verdict: 'compromised',
    happened,
    toDo: 'repair this first. Until then nobody knows whether the bug is still there.',
  };
}
