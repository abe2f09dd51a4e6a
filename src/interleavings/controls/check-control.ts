import { expectFunction, expectName, expectOneOf, expectOptions } from '../experiment/check-values';
import type { ControlOptions } from '../experiment/turns';

const KNOWN = ['fault', 'answer', 'effect'] as const satisfies readonly (keyof ControlOptions<[]>)[];

/** Refuses what cannot be controlled, as experiments are often written in JavaScript. */
export function checkControl(
  name: unknown,
  effect: unknown,
  options: { readonly answer?: unknown; readonly effect?: unknown; readonly fault?: unknown },
): void {
  expectName('turns.control', name);
  expectFunction(`The effect of "${name}"`, effect);
  expectOptions(`"${name}"`, options, KNOWN);
  expectOneOf(`The answer of "${name}"`, options.answer, ['at once', 'later']);
  expectOneOf(`The effect of "${name}"`, options.effect, ['remote', 'local']);
  if (options.fault !== undefined) {
    expectFunction(`The fault of "${name}"`, options.fault);
  }
}
