import type { GherkinDocument, Pickle } from '../ground/envelope';
import type { WrittenStep } from '../ground/feature-map';
import { mapOf } from '../ground/feature-map';
import { type Place, placeAt } from '../ground/place';
import type { NamedStep } from '../tags/thrown-reason';

/** A running step. */
export interface WatchedStep {
  /** The step with its keyword, as written. */
  readonly text: string;
  /** The place of the step. */
  readonly place: Place;
  /** Whether it is a `Then` (or an `And` after one) of the scenario itself. A `Then` in a Background does not count. */
  readonly isOwnThen: boolean;
  /** The step in the form in which a reason may name it; undefined for a set-up step, whose failure is never the bug. */
  readonly deed: NamedStep | undefined;
}

/** Reads a step of a pickle. Its type decides whether it is a `Then`, not the keyword of its definition. */
export function readStep(
  step: Pickle['steps'][number],
  { uri }: Pickle,
  document: GherkinDocument,
): WatchedStep {
  const written: Partial<WrittenStep> = { ...mapOf(document).step(step.astNodeIds[0]) };
  const { keyword = '*', location, isBackground } = written;
  return {
    text: `${keyword} ${step.text}`,
    place: placeAt(uri, location),
    isOwnThen: step.type === 'Outcome' && isBackground === false,
    deed: step.type !== 'Context' && isBackground === false ? { keyword, text: step.text } : undefined,
  };
}
