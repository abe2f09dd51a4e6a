import { hasShape } from '../../ground/has-shape';
import type { PlacedCase } from '../../run/cases-of';
import { readJson } from '../../run/read-records';
import type { CaseVerdict, RunAttachment, RunAttempt } from '../../run/run';
import type { IssueKey } from '../../tags/issue';
import {
  type BothSidesRecord,
  bothSidesFile,
  bothSidesShape,
  type ExplorationRecord,
  explorationFile,
  explorationShape,
} from './proof-records';

/** The scenario that showed something: a number is worth as much as what it was counted in. */
export interface ShownBy {
  /** The id of the case. */
  readonly shownBy: string;
  readonly shownByName: string;
  readonly verdict: CaseVerdict;
}

/** Something that was shown about a version of the code, and the scenario that showed it. */
export type Proof = ShownBy & {
  readonly issues: readonly IssueKey[];
} & (
    | { readonly kind: 'both sides'; readonly record: BothSidesRecord }
    | { readonly kind: 'exploration'; readonly record: ExplorationRecord }
  );

/**
 * All proofs of a run, whatever became of the scenario that gave each: what was counted stays counted where the scenario fails, and
 * one that captures a bug fails for what it has found.
 */
export function proofsOf(placed: readonly PlacedCase[]): Proof[] {
  return placed.flatMap(({ case: { id, name, verdict, attempts } }) => {
    const shown = { shownBy: id, shownByName: name, verdict };
    return attachmentsOf(attempts.at(-1)).flatMap((attachment): Proof[] => {
      const exploration = readExploration(attachment);
      const bothSides = readBothSides(attachment);
      return [
        ...(bothSides
          ? [{ kind: 'both sides', issues: bothSides.issues, record: bothSides, ...shown } as const]
          : []),
        ...(exploration
          ? [{ kind: 'exploration', issues: exploration.issues, record: exploration, ...shown } as const]
          : []),
      ];
    });
  });
}

/** Everything that was attached in an attempt: by a step, by a hook, or by neither. */
export function attachmentsOf(attempt: RunAttempt | undefined): RunAttachment[] {
  return attempt === undefined
    ? []
    : [...attempt.steps, ...attempt.hooks, attempt].flatMap(({ attachments }) => attachments);
}

/** The exploration in an attachment, if it is one; what has another shape is shown as the file it is. */
export function readExploration(attachment: RunAttachment): ExplorationRecord | undefined {
  const value = readJson(attachment, explorationFile);
  return hasShape(value, explorationShape) ? value : undefined;
}

/** The result of both sides in an attachment, under the same condition. */
export function readBothSides(attachment: RunAttachment): BothSidesRecord | undefined {
  const value = readJson(attachment, bothSidesFile);
  return hasShape(value, bothSidesShape) ? value : undefined;
}
