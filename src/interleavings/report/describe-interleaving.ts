import { asSentence } from '../experiment/wording';
import { printable, printableLines } from '../printable';
import { expectRun } from './expect-run';
import type { InterleavingRun, InterleavingStep } from './interleaving-run';
import { lifelinesOf } from './lifelines';
import { noteInWords, resourceInWords } from './note-in-words';
import { stepInWords } from './step-in-words';
import { sharedTicks, type Tick } from './ticks';
import { usefulLine } from './useful-line';

/**
 * Tells a run as text, with a line for each step. Print it in a terminal, or use it as the text of the picture.
 *
 * Pure; safe to call any number of times.
 *
 * @param run - As found by an exploration or a replay.
 * @returns Lines, without a line break at the end.
 */
export function describeInterleaving(run: InterleavingRun): string {
  expectRun('describeInterleaving', run);
  const leaks = lifelinesOf(run).filter(({ fate }) => fate === 'leaked');
  const ticks = sharedTicks(run.steps);
  return [
    printable(`${run.experiment}, interleaving ${run.id}`),
    ...run.steps.map((step, index) => {
      const number = index + 1;
      return `${number}. ${asSentence(describeStep(step, run.callers, ticks, number))}`;
    }),
    ...leaks.map(({ resource, fateInWords }) => printable(`${resourceInWords(resource)} ${fateInWords}.`)),
    ...run.problems.map(({ message }) => describeProblem(message)),
    ...(run.problems.length === 0 ? ['Holds.'] : []),
  ].join('\n');
}

/** Joins several lines into one: a name or a reason may be long, such as the comparison of a failed assertion. */
function inOneLine(words: string): string {
  return printable(words.replace(/\s+/g, ' '));
}

function describeStep(
  step: InterleavingStep,
  callers: readonly string[],
  ticks: readonly Tick[],
  number: number,
): string {
  const { caller, notes } = step;
  const deeds = notes.map(({ caller: actor, note }) => {
    const who = actor === caller ? '' : `${callers[actor]} `;
    return `${who}${noteInWords(note)}`;
  });
  const first = ticks.find(({ from, to }) => from < number && number <= to)?.from;
  const together = first === undefined ? '' : `, together with ${first}`;
  return inOneLine(`${callers[caller]}${together}: ${[stepInWords(step), ...deeds].join('; ')}`);
}

/** The most useful line of the message first; then the whole message, if it says more. */
function describeProblem(message: string): string {
  const useful = usefulLine(message);
  const whole = printableLines(message.trim());
  if (!whole.includes('\n')) {
    return `Fails: ${whole}`;
  }
  return saysMore(whole, useful)
    ? `Fails: ${useful}\n${whole.replaceAll(/^(?=.)/gm, '  ')}`
    : `Fails: ${useful}`;
}

/** Whether a message has a line that `useful` does not contain. A first line that only announces the next, "…equal:", does not count. */
function saysMore(whole: string, useful: string): boolean {
  const [first = '', ...rest] = whole.split('\n').map((line) => line.trim());
  const isLedTo = first.endsWith(':');
  return [...(isLedTo ? [] : [first]), ...rest].some((line) => !useful.includes(line));
}
