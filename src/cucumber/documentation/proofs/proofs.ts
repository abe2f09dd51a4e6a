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

/** The scenario with a proof. It is always shown beside the numbers, because they are only as reliable as the scenario. */
export interface ShownBy {
  /** The id of the case. */
  readonly shownBy: string;
  readonly shownByName: string;
  readonly verdict: CaseVerdict;
}

/** A proof about a version of the code, and the scenario that attached it. */
export type Proof = ShownBy & {
  readonly issues: readonly IssueKey[];
} & (
    | { readonly kind: 'both sides'; readonly record: BothSidesRecord }
    | { readonly kind: 'exploration'; readonly record: ExplorationRecord }
  );

/**
 * All proofs of a run, whatever the verdict of their scenarios: the counts stay valid if the scenario fails, and a scenario that
 * captures a bug even fails because of them.
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

/** All attachments of an attempt: of its steps, of its hooks, and those outside of both. */
export function attachmentsOf(attempt: RunAttempt | undefined): RunAttachment[] {
  return attempt === undefined
    ? []
    : [...attempt.steps, ...attempt.hooks, attempt].flatMap(({ attachments }) => attachments);
}

/** The exploration in an attachment. Undefined if it has another shape; then it is shown as an ordinary file. */
export function readExploration(attachment: RunAttachment): ExplorationRecord | undefined {
  const value = readJson(attachment, explorationFile);
  return hasShape(value, explorationShape) ? value : undefined;
}

/** The both-sides record in an attachment, in the same way. */
export function readBothSides(attachment: RunAttachment): BothSidesRecord | undefined {
  const value = readJson(attachment, bothSidesFile);
  return hasShape(value, bothSidesShape) ? value : undefined;
}
