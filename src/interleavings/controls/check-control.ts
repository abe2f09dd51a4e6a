import { expectFunction, expectName, expectOneOf, expectOptions } from '../experiment/check-values';
import type { ControlOptions } from '../experiment/turns';

const KNOWN = ['fault', 'answer', 'effect'] as const satisfies readonly (keyof ControlOptions<[]>)[];

const ANSWERS = ['at once', 'later'];
const EFFECTS = ['remote', 'local'];

/** Checks the arguments of `turns.control` at run time, because experiments are often written in JavaScript. */
export function checkControl(
  name: unknown,
  effect: unknown,
  options: { readonly answer?: unknown; readonly effect?: unknown; readonly fault?: unknown },
): void {
  expectName('turns.control', name);
  expectFunction(`The effect of "${name}"`, effect);
  expectOptions(`"${name}"`, options, KNOWN);
  expectOneOf(`The answer of "${name}"`, options.answer, ANSWERS);
  expectOneOf(`The effect of "${name}"`, options.effect, EFFECTS);
  if (options.fault !== undefined) {
    expectFunction(`The fault of "${name}"`, options.fault);
  }
}
