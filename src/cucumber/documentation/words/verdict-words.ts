import { count } from '../../ground/text';
import type { PaceChange } from '../../ledger/run-trend';
import type { CaseVerdict, Run } from '../../run/run';
import { isVerdict, type Verdict } from '../../verdicts/verdict';
import { verdictLooks } from './verdict-looks';

/** The meaning of a verdict, in a few words that follow its name. */
export function wordsOf(verdict: CaseVerdict): string {
  return isVerdict(verdict) ? verdictLooks[verdict].words : otherWords[verdict];
}

const otherWords: Readonly<Record<Exclude<CaseVerdict, Verdict>, string>> = {
  quarantined: 'a known bug that hangs or ends the process, so it was not run',
  ambiguous: 'a step has several definitions',
  undefined: 'a step has no definition',
  pending: 'a step is not finished',
  skipped: 'was skipped by the suite itself',
  unknown: 'has no steps, or never came to its end',
  shown: 'a known bug that was run like any other scenario, and not judged',
  'not run': 'should have run, but did not',
};

/** A duration: `0.8 s`, `2 min 5 s`. */
export function describeDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) {
    return ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : `${seconds} s`;
  }
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The duration of a run, and how it was counted: ` in 1.1 s`; empty if unknown. */
export function describeRunTime({ durationMs, runCount }: Pick<Run, 'durationMs' | 'runCount'>): string {
  if (durationMs === null) {
    return '';
  }
  const counted = runCount > 1 ? ` (${count(runCount, 'run')}, without the time between them)` : '';
  return ` in ${describeDuration(durationMs)}${counted}`;
}

/** The duration of a scenario now and before: `1.5 s now, under 1 ms before`. */
export function describePace({ nowMs, beforeMs, isAtMost, runsBefore }: Omit<PaceChange, 'case'>): string {
  const before = `${isAtMost ? 'at most ' : ''}${describeShort(beforeMs)} before`;
  return `${describeShort(nowMs)} now, ${before}${runsBefore > 1 ? ` (median of ${runsBefore} runs)` : ''}`;
}

function describeShort(ms: number): string {
  return ms < 1 ? 'under 1 ms' : ms < 100 ? `${ms} ms` : describeDuration(ms);
}

/** A size: `312 bytes`, `10 KB`, `12.3 MB`. */
export function describeBytes(bytes: number): string {
  const units = ['KB', 'MB', 'GB'];
  if (bytes < 1000) {
    return count(bytes, 'byte');
  }
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const number = bytes / 1000 ** power;
  return `${number < 100 && power > 1 ? number.toFixed(1) : Math.round(number)} ${units[power - 1]}`;
}
