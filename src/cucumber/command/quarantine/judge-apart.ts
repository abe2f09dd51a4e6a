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

/** Holds how a process ended against how its scenario is said to end; pure. */
export function judgeApart(scenario: TaggedScenario, { entries, end }: ApartRun): ApartJudgement {
  const judged = entries.findLast((entry) => entry.kind === 'verdict');
  const isOver = entries.some(({ kind }) => kind === 'run ended');
  const step = entries.findLast((entry) => entry.kind === 'step');
  if (!entries.some(({ kind }) => kind === 'scenario')) {
    return compromise(
      isOver ? 'Cucumber did not run it' : `its process ${describeFatalEnd(end)} before it began`,
    );
  }
  if (judged !== undefined && !isOver) {
    return compromise(`it came to its end, and then its process ${describeFatalEnd(end)}`);
  }
  const last = entries.findLast(({ kind }) => kind === 'step' || kind === 'step ended');
  if (judged !== undefined) {
    // Cucumber gave up waiting for it, as it does where nothing keeps the process itself from going on.
    const hasTimedOut = last?.kind === 'step ended' && last.isTimeout;
    return hasTimedOut && step !== undefined && judged.verdict === 'compromised'
      ? judgeEnd(scenario, { kind: 'hangs' }, step)
      : judgeVerdict(scenario, judged);
  }
  return last?.kind === 'step' && step !== undefined
    ? judgeEnd(scenario, end, step)
    : compromise(`it ${describeFatalEnd(end)} in a hook, and not in a step`);
}

function judgeEnd(scenario: TaggedScenario, end: FatalEnd, { text, at, isSetUp }: Step): ApartJudgement {
  const happened = `it ${describeFatalEnd(end)} in "${text}" (${at})`;
  const { reason } = scenario;
  const stated = reason && readFatalEnd(reason.text);
  if (isSetUp) {
    return compromise(`${happened}, which only sets it up`);
  }
  if (stated === undefined || isSameEnd(stated, end)) {
    return { verdict: 'captured', happened, toDo: null };
  }
  const line = describeLine(reason?.place ?? scenario.place);
  return {
    verdict: 'shifted',
    happened,
    toDo: `find out what changed. If it is still the same bug, write "${failsToday} ${describeFatalEnd(end)}" at ${line}; if not, it is a new issue.`,
  };
}

function judgeVerdict(
  { place, quarantined }: TaggedScenario,
  { verdict, seen }: Extract<JournalEntry, { kind: 'verdict' }>,
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
        happened: `its process goes on, and an assertion says "${seen ?? ''}"`,
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
