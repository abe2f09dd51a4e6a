import { describeLine } from '../../ground/place';
import { quotePlace } from '../../ground/quote-place';
import { describeFatalEnd, type FatalEnd, isSameEnd, readFatalEnd } from '../../tags/fatal-end';
import type { TaggedScenario } from '../../tags/tagged-scenario';
import { failsToday } from '../../tags/vocabulary';
import type { JournalEntry } from '../../verdicts/journal';
import type { Verdict } from '../../verdicts/verdict';
import type { ApartRun } from './apart-run';
import { type Ending, findEnding } from './find-ending';

/** The judgement of a quarantined scenario. */
export interface ApartJudgement {
  readonly verdict: Verdict;
  /** What the scenario is expected to do under the present conditions, as a sentence. */
  readonly expected: string;
  /** What happened, in words that follow the name of the scenario. */
  readonly happened: string;
  /** What to do about it; null if there is nothing to do. */
  readonly toDo: string | null;
}

type Judged = Extract<JournalEntry, { kind: 'verdict' }>;
type Judgement = Omit<ApartJudgement, 'expected'>;

/** Compares how the process ended with how the scenario says that it ends; pure. */
export function judgeApart(scenario: TaggedScenario, run: ApartRun): ApartJudgement {
  const judged = run.entries.findLast((entry) => entry.kind === 'verdict');
  const mustHold = run.entries.some((entry) => entry.kind === 'scenario' && entry.mustHold);
  const ending = findEnding(run);
  const { reason, onlyWhere } = scenario;
  return mustHold
    ? {
        ...judgeGuard(judged, ending),
        expected: `it holds here; its bug shows only where ${onlyWhere.join(' and ')}.`,
      }
    : {
        ...judgeCapture(scenario, judged, { ...ending, end: run.end }),
        expected: reason === undefined ? 'it hangs or ends its process.' : `it ${reason.text}.`,
      };
}

function judgeGuard(judged: Judged | undefined, { where, words }: Ending): Judgement {
  if (where === 'by itself' && judged === undefined) {
    return compromise('the suite skipped it');
  }
  if (where === 'by itself' && judged?.verdict === 'holds') {
    return { verdict: 'holds', happened: 'its bug shows elsewhere, and here it holds', toDo: null };
  }
  const seen = judged?.verdict === 'broken' ? judged.seen : words;
  return {
    verdict: 'broken',
    happened: `its bug shows elsewhere, and here it has to hold, but: ${seen}`,
    toDo: 'repair it, or correct the condition.',
  };
}

interface EndingOfCapture extends Ending {
  readonly end: FatalEnd;
}

function judgeCapture(
  scenario: TaggedScenario,
  judged: Judged | undefined,
  ending: EndingOfCapture,
): Judgement {
  const { where, words, step, hasPassed, hasTimedOut } = ending;
  switch (where) {
    case 'start':
    case 'hook':
    case 'run':
      return compromise(words);
    case 'step':
      return judgeEnd(scenario, ending);
    case 'pause':
      return hasPassed
        ? judgeEnd(scenario, ending)
        : compromise(`"${step?.text}" (${step?.at}) did not pass, and then ${words}`);
    default:
      break;
  }
  if (judged === undefined) {
    return compromise('the suite skipped it');
  }
  // A step timeout counts as a hang, if nothing blocks the process itself.
  if (hasTimedOut && judged.verdict === 'compromised') {
    const hanging: FatalEnd = { kind: 'hangs' };
    return judgeEnd(scenario, {
      ...ending,
      end: hanging,
      words: `it hangs in "${step?.text}" (${step?.at})`,
    });
  }
  if (where === 'by itself') {
    return judgeVerdict(scenario, judged, 'its process goes on, and');
  }
  return judged.verdict === 'fixed'
    ? judgeEnd(scenario, { ...ending, words: `every step passed, and ${words}` })
    : judgeVerdict(scenario, judged, `${words}, and before that`);
}

function judgeEnd(scenario: TaggedScenario, { where, words, step, end }: EndingOfCapture): Judgement {
  const { reason, place } = scenario;
  const stated = reason && readFatalEnd(reason.text);
  if (step === undefined || step.isSetUp) {
    return compromise(`${words}, which only sets it up`);
  }
  // A suite may always leave something open, whatever the scenario does. So this counts as the bug only if the scenario says so.
  const isLeftOpen = where === 'later' && end.kind === 'hangs';
  const isCaptured = stated === undefined ? !isLeftOpen : isSameEnd(stated, end);
  if (isCaptured) {
    return { verdict: 'captured', happened: words, toDo: null };
  }
  const advice = isLeftOpen
    ? 'close what keeps the process from ending, such as a server or a timer.'
    : 'find out what changed.';
  return {
    verdict: 'shifted',
    happened: words,
    toDo: `${advice} If it is still the same bug, write "${failsToday} ${describeFatalEnd(end)}" at ${describeLine(reason?.place ?? place)}. If it is another bug, it needs an issue of its own.`,
  };
}

function judgeVerdict(
  { place, quarantined }: TaggedScenario,
  { verdict, seen }: Judged,
  before: string,
): Judgement {
  switch (verdict) {
    case 'fixed':
      return {
        verdict,
        happened: 'every step passed; the bug looks fixed',
        toDo: `npx capture-bugs promote ${quotePlace(place)}`,
      };
    case 'captured':
    case 'shifted':
      return {
        verdict: 'shifted',
        happened: `${before} an assertion says "${seen ?? ''}"`,
        toDo: `if that is the bug, remove ${quarantined?.name} and write what the assertion says after "${failsToday}"; then each run captures it.`,
      };
    default:
      return compromise(seen ?? 'something else went wrong');
  }
}

function compromise(happened: string): Judgement {
  return {
    verdict: 'compromised',
    happened,
    toDo: 'repair this first. Until then nobody knows whether the bug is still there.',
  };
}
