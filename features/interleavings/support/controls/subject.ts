import type { InterleavingSubject, Turns } from '@audit-race/interleavings';
import type { Family } from '../search';

/** An experiment with as many callers as its set-up makes. */
export function subject(setup: (turns: Turns) => InterleavingSubject | Promise<InterleavingSubject>): Family {
  return () => ({ name: 'code under test', setup });
}

/** Callers that all do the same, and a check that looks at nothing but how they ended. */
export function doneBy(
  run: (name: string) => unknown,
  names: readonly string[] = ['A', 'B'],
): InterleavingSubject {
  return {
    callers: names.map((name) => ({ name, run: () => run(name) })),
    check: (outcomes) => {
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') {
          throw outcome.reason;
        }
      }
    },
  };
}
