import type { CallerOutcome } from '../experiment/interleaving-experiment';
import { messageOf } from '../experiment/wording';
import { printable } from '../printable';
import type { Exploration } from './exploration';
import { NOBODY_SUCCEEDED, NOTHING_CONTROLLED } from './exploration-scope';

/** Why a search does not prove that every order holds, although none fails. */
export type ClaimGap = 'noEnd' | 'nothingControlled' | 'cut' | 'noSuccess';

const WORDS: Readonly<Record<ClaimGap, string>> = {
  noEnd: 'no order reached its end, so this shows nothing',
  nothingControlled: 'no order fails, but the explorer controlled nothing, so this shows nothing',
  cut: 'no order fails, but not every order was tried',
  noSuccess: 'no order fails, but no caller succeeds in any order, so this shows nothing',
};

/** All reasons why the claim "every order holds" is not proved, the worst first. */
export function gapsIn({ interleavings, scope, cutBy }: Exploration): ClaimGap[] {
  const isMissing: Readonly<Record<ClaimGap, boolean>> = {
    noEnd: interleavings === 0n,
    nothingControlled: scope.includes(NOTHING_CONTROLLED),
    cut: cutBy.length > 0,
    noSuccess: scope.includes(NOBODY_SUCCEEDED),
  };
  return (Object.keys(WORDS) as ClaimGap[]).filter((gap) => isMissing[gap]);
}

/** The message of an assertion that fails although no order fails. */
export function tellGap(found: Exploration, gap: ClaimGap): string {
  const limits = found.cutBy.length === 0 ? '' : ` Cut by: ${found.cutBy.join(', ')}.`;
  return [
    printable(`${found.experiment}: ${WORDS[gap]}.${limits}`),
    ...hintsAt(found, gap),
    `Tried: ${found.scope}.`,
  ].join('\n');
}

type RejectedOutcome = Extract<CallerOutcome, { status: 'rejected' }>;

/** The callers that fail in the example order, which holds all the same. */
export function failuresIn({ example }: Exploration): RejectedOutcome[] {
  return example?.outcomes.filter(isRejected) ?? [];
}

function isRejected(outcome: CallerOutcome): outcome is RejectedOutcome {
  return outcome.status === 'rejected';
}

function hintsAt(found: Exploration, gap: ClaimGap): string[] {
  if (gap === 'nothingControlled') {
    return [
      'Control what the callers wait for: an operation with turns.control, timers with turns.controlTimers.',
    ];
  }
  if (gap === 'noSuccess') {
    const told = failuresIn(found).map(({ name, reason }) =>
      printable(`${name} fails: ${messageOf(reason)}`),
    );
    return [...told.slice(0, 1), "If all of them must fail, say so with allows: ['noSuccess']."];
  }
  return gap === 'cut' && found.cutBy.includes('ringsMax') ? [RINGS_HINT] : [];
}

const RINGS_HINT =
  'Your code starts a timer again and again, as a poll does. The explorer let it ring no more often than ringsMax of ' +
  "turns.controlTimers says. If that claim is enough, say so with allows: ['ringsMax'].";
