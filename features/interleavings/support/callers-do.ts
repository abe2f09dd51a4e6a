import type { InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { named } from './models';
import type { Family } from './search';

/** One controlled operation. */
export type Work = () => Promise<void>;

/** Callers that do what is made of one controlled operation; parts of the subject may be replaced. */
export function callersDo(
  make: (work: Work, turns: Turns) => () => Promise<unknown>,
  parts: object = {},
): Family {
  return (callers): InterleavingExperiment => ({
    name: 'a flawed experiment',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      return { callers: named(callers, make(work, turns)), check: () => undefined, ...parts };
    },
  });
}

/** What a program without types could hand in. */
export function untyped<Type = InterleavingExperiment>(value: unknown): Type {
  return value as Type;
}

/** What never comes. */
export function forever(): Promise<never> {
  return new Promise(() => undefined);
}
