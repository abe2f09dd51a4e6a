import type { GherkinDocument, Pickle } from '../ground/envelope';
import type { WrittenStep } from '../ground/feature-map';
import { mapOf } from '../ground/feature-map';
import { type Place, placeAt } from '../ground/place';
import type { NamedStep } from '../tags/thrown-reason';

/** A step while it runs. */
export interface WatchedStep {
  /** The step with its keyword, as written. */
  readonly text: string;
  /** Where it is written. */
  readonly place: Place;
  /** Whether it is a `Then` (or an `And` after one) of the scenario itself; the Background claims nothing for it. */
  readonly isOwnThen: boolean;
  /** The step as a reason may name it; undefined for a set-up, of which no failure is a bug. */
  readonly deed: NamedStep | undefined;
}

/** Reads a step of a pickle. Its type, not its definition's keyword, says whether it is a `Then`. */
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
