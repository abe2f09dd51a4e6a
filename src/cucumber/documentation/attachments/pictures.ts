import type { LedgerIssue } from '../../ledger/issue-ledger';
import type { PlacedCase } from '../../run/cases-of';
import type { RunAttachment } from '../../run/run';
import type { Proof } from '../proofs/proofs';
import { attachmentsOf } from '../proofs/proofs';
import { hasFileBeside } from './large-attachments';

/** A picture that a scenario attached. */
export interface PicturePlace {
  /** The id of the picture on the page. */
  readonly id: string;
  readonly attachment: RunAttachment;
}

/** The first picture of each scenario that attached one, by the id of the case. */
export function picturesIn(placed: readonly PlacedCase[]): ReadonlyMap<string, PicturePlace> {
  return new Map(
    placed.flatMap(({ case: { id, attempts } }) => {
      const attachment = attachmentsOf(attempts.at(-1)).find(isPicture);
      return attachment === undefined ? [] : [[id, { id: `${id}/picture`, attachment }]];
    }),
  );
}

/**
 * The most telling picture of an issue: that of a failing order, or else that of another proof, or else that of a scenario
 * with this issue.
 */
export function pictureOf(
  { scenarios }: LedgerIssue,
  proofs: readonly Proof[],
  pictures: ReadonlyMap<string, PicturePlace>,
): PicturePlace | null {
  const failing = proofs.filter((proof) => proof.kind === 'exploration' && proof.record.smallest !== null);
  const ids = [...[...failing, ...proofs].map(({ shownBy }) => shownBy), ...scenarios.map(({ id }) => id)];
  return ids.flatMap((id) => pictures.get(id) ?? [])[0] ?? null;
}

/** Whether an attachment is shown as a picture. It must be embedded in the page or in a file beside it. */
export function isPicture(attachment: RunAttachment): boolean {
  const { mediaType, url } = attachment;
  // Not an SVG in a file: opened directly, it could run a script. So its file has an extension that no browser renders.
  const isBeside = hasFileBeside(attachment) && !/^image\/svg/i.test(mediaType);
  return (url === null || isBeside) && /^image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)(?:;|$)/i.test(mediaType);
}
