import type { TurnKind } from '../execution/pending-operation';
import { printable, printableLines } from '../printable';
import type { InterleavingRun, InterleavingStep } from './interleaving-run';
import { lifelinesOf } from './lifelines';
import { noteInWords, resourceInWords } from './note-in-words';

/**
 * A run as text, a line for each step: the accessible version of {@link drawInterleaving}, and what to print in a terminal.
 *
 * Pure; safe to call as often as one likes.
 *
 * @param run - As found by an exploration or a replay.
 * @returns Lines, without one at the end.
 */
export function describeInterleaving(run: InterleavingRun): string {
  const leaks = lifelinesOf(run).filter(({ fate }) => fate === 'leaked');
  return [
    printable(`${run.experiment}, interleaving ${run.id}`),
    ...run.steps.map((step, index) => `${index + 1}. ${describeStep(step, run.callers)}.`),
    ...leaks.map(({ resource, fateInWords }) => printable(`${resourceInWords(resource)} ${fateInWords}.`)),
    ...run.problems.map(({ message }) => printableLines(`Fails: ${message}`)),
    ...(run.problems.length === 0 ? ['Holds.'] : []),
  ].join('\n');
}

/** Names and reasons may be of several lines, such as the comparison of a failed assertion. */
function inOneLine(words: string): string {
  return printable(words.replace(/\s+/g, ' '));
}

function describeStep(
  { caller, kind, operation, outcome, notes }: InterleavingStep,
  callers: readonly string[],
): string {
  const ending = outcome === 'succeeds' ? 'succeeds' : 'is made to fail';
  const verbs: Record<TurnKind, string> = {
    start: 'starts',
    operation: `${operation} ${ending}`,
    effect: `${operation} ${outcome === 'succeeds' ? 'takes effect' : 'is made to fail'}`,
    answer: `${operation} is answered`,
    timer: `${operation} rings`,
    event: `${operation} happens`,
  };
  const deeds = notes.map(({ caller: actor, note }) => {
    const who = actor === caller ? '' : `${callers[actor]} `;
    return `${who}${noteInWords(note)}`;
  });
  return inOneLine(`${callers[caller]}: ${[verbs[kind], ...deeds].join('; ')}`);
}
