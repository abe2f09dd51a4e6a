import type { TurnKind, TurnOutcome } from '../execution/pending-operation';
import type { InterleavingStep } from '../report/interleaving-run';
import { callInWords, resultInWords } from '../report/step-in-words';

/** An operation, from its call to its answer. */
export interface Bar {
  readonly kind: TurnKind;
  readonly outcome: TurnOutcome;
  readonly label: string;
  /** The result in the answer, if the answer is a step of its own. */
  readonly answer: string | undefined;
  readonly from: number;
  /** The step in which it takes effect: the last one, unless the answer is a step of its own. */
  readonly effect: number;
  readonly to: number;
}

/** A step of one caller, and its number. */
export interface NumberedStep extends InterleavingStep {
  readonly at: number;
}

/** The operations of one caller, in the order in which they took effect. */
export function barsOf(steps: readonly NumberedStep[]): Bar[] {
  const bars: Bar[] = [];
  for (const step of steps) {
    if (step.kind === 'start') {
      continue;
    }
    const index = step.kind === 'answer' ? answeredBy(step, bars, steps) : -1;
    const bar = bars[index];
    if (bar === undefined) {
      bars.push(barOf(step));
    } else {
      const effect = stepAt(bar.effect, steps);
      const answer = arrow(resultInWords(step)) ?? arrow(resultInWords(effect));
      bars[index] = {
        ...bar,
        label: callOf(effect),
        answer: answer ?? '',
        to: step.at,
      };
    }
  }
  return bars;
}

function barOf(step: NumberedStep): Bar {
  const result = arrow(resultInWords(step));
  const label = result === undefined ? callOf(step) : `${callOf(step)} ${result}`;
  const { kind, outcome, calledAt, at } = step;
  // Start one step earlier at least, so that an operation that is called and done in one step is visible.
  return { kind, outcome, label, answer: undefined, from: Math.min(calledAt, at - 1), effect: at, to: at };
}

/** The index of the effect that the answer belongs to: by the step of its call, else the first of that name without an answer. */
function answeredBy(answer: NumberedStep, bars: readonly Bar[], steps: readonly NumberedStep[]): number {
  const isOpen = (bar: Bar) =>
    bar.kind === 'effect' &&
    bar.answer === undefined &&
    stepAt(bar.effect, steps)?.operation === answer.operation;
  const exact = bars.findIndex((bar) => isOpen(bar) && [bar.from, bar.effect].includes(answer.calledAt));
  return exact < 0 ? bars.findIndex(isOpen) : exact;
}

function stepAt(at: number, steps: readonly NumberedStep[]): NumberedStep {
  return steps.find((step) => step.at === at) as NumberedStep;
}

function callOf(step: NumberedStep): string {
  return step.outcome === 'faults' ? `✗ ${callInWords(step)}` : callInWords(step);
}

function arrow(result: string | undefined): string | undefined {
  return result === undefined ? undefined : `→ ${result}`;
}
