import type { Problem } from '../execution/problem';
import { listInWords, messageOf } from '../experiment/wording';
import type { InterleavingProblem, InterleavingStep } from './interleaving-run';

/** Describes a problem of an interleaving, with the names of the callers involved. */
export function problemInWords(
  problem: Problem,
  callers: readonly string[],
  steps: readonly InterleavingStep[],
): InterleavingProblem {
  if (problem.kind === 'deadlock') {
    return { kind: 'deadlock', message: deadlockInWords(problem.stuck, callers, steps) };
  }
  const { kind, error } = problem;
  const prefixes = {
    check: '',
    'unhandled-rejection': 'unhandled rejection: ',
    'uncaught-exception': 'uncaught exception: ',
  };
  return { kind, message: `${prefixes[kind]}${messageOf(error)}`, error };
}

function deadlockInWords(
  stuck: readonly number[],
  callers: readonly string[],
  steps: readonly InterleavingStep[],
): string {
  if (stuck.length === 0) {
    return 'deadlock: the check waits forever';
  }
  const names = listInWords(stuck.map((caller) => String(callers[caller])));
  const since = stuck.map((caller) => {
    const step = steps.findLast((each) => each.caller === caller);
    const last = step === undefined || step.kind === 'start' ? 'its start' : `"${step.operation}"`;
    return `${callers[caller]} since ${last}`;
  });
  return `deadlock: ${names} ${stuck.length === 1 ? 'waits' : 'wait'} forever (${since.join(', ')})`;
}
