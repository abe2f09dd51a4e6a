import type { TaggedScenario } from '../tags/tagged-scenario';

/** What a scenario is expected to do today. */
export type Expectation =
  | { readonly kind: 'hold' }
  /** `saying` is the text that the failing assertion contains; without it any assertion will do. */
  | { readonly kind: 'fail'; readonly saying: string | undefined };

/** Reads the expectation off the tags and the description. */
export function expectationOf({ expectedFail, reason }: TaggedScenario): Expectation {
  return expectedFail === undefined ? { kind: 'hold' } : { kind: 'fail', saying: reason?.text };
}
