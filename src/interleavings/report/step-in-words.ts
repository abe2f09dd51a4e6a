import type { InterleavingStep } from './interleaving-run';

/** The fields of a step that describe its operation. */
type Told = Pick<InterleavingStep, 'kind' | 'operation' | 'outcome' | 'arguments' | 'result' | 'failed'>;

/** The call: `write(70)`. Only the name if there are no arguments, or if the step is not a call. */
export function callInWords({ operation, arguments: given = '' }: Told): string {
  return given === '' ? operation : `${operation}(${given})`;
}

/** The result; undefined if there is none. */
export function resultInWords({ result }: Told): string | undefined {
  return result === undefined || result === 'undefined' ? undefined : result;
}

/** What happened in the step, as words that follow the name of its caller: `read -> 100`. */
export function stepInWords(step: Told): string {
  const result = resultInWords(step);
  switch (step.kind) {
    case 'start':
      return 'starts';
    case 'timer':
      return step.arguments === undefined || step.arguments === ''
        ? `${step.operation} rings`
        : `${step.operation} of ${step.arguments} ms rings`;
    case 'event':
      return `${step.operation} happens`;
    case 'answer':
      return `the answer of ${callInWords(step)} arrives${result === undefined ? '' : `: ${result}`}`;
    case 'effect':
    case 'operation':
      return callingInWords(step, result);
  }
}

function callingInWords(step: Told, result: string | undefined): string {
  const call = callInWords(step);
  if (step.outcome === 'faults') {
    return `${call} is made to fail${result === undefined ? '' : `: ${result}`}`;
  }
  if (step.failed) {
    return `${call} fails${result === undefined ? '' : `: ${result}`}`;
  }
  const isWhole = step.kind === 'operation';
  const verb = isWhole ? (result === undefined ? ' succeeds' : '') : ' takes effect';
  return `${call}${verb}${result === undefined ? '' : ` -> ${result}`}`;
}
