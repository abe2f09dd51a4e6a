import { hasShape } from '../ground/has-shape';
import type { PlacedCase } from '../run/cases-of';
import { readJson } from '../run/read-records';
import type { RunAttachment, RunAttempt } from '../run/run';
import type { IssueKey } from '../tags/issue';
import {
  type BothSidesRecord,
  bothSidesFile,
  bothSidesShape,
  type ExplorationRecord,
  explorationFile,
  explorationShape,
} from './proof-records';

/** Something that was shown about a version of the code, and the scenario that showed it. */
export type Proof = {
  readonly issues: readonly IssueKey[];
  /** The id of the case. */
  readonly shownBy: string;
  readonly shownByName: string;
} & (
  | { readonly kind: 'both sides'; readonly record: BothSidesRecord }
  | { readonly kind: 'exploration'; readonly record: ExplorationRecord }
);

/** All proofs of a run. Only a scenario that holds proves anything. */
export function proofsOf(placed: readonly PlacedCase[]): Proof[] {
  return placed
    .filter((one) => one.case.verdict === 'holds')
    .flatMap((one) => {
      const shown = { shownBy: one.case.id, shownByName: one.case.name };
      return attachmentsOf(one.case.attempts.at(-1)).flatMap((attachment): Proof[] => {
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

/** Everything that was attached in an attempt. */
export function attachmentsOf(attempt: RunAttempt | undefined): RunAttachment[] {
  return [...(attempt?.steps ?? []), ...(attempt?.hooks ?? [])].flatMap(({ attachments }) => attachments);
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
