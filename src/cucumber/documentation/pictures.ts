import type { LedgerIssue } from '../ledger/issue-ledger';
import type { PlacedCase } from '../run/cases-of';
import type { Proof } from './proofs';
import { attachmentsOf } from './proofs';

/** A scenario that has a picture. */
export interface PicturePlace {
  readonly id: string;
  readonly name: string;
}

/** The scenarios that attached a picture, by the id of the case. */
export function picturesIn(placed: readonly PlacedCase[]): ReadonlyMap<string, PicturePlace> {
  return new Map(
    placed
      .filter((one) => attachmentsOf(one.case.attempts.at(-1)).some(isPicture))
      .map(({ case: { id, name } }) => [id, { id, name }]),
  );
}

/**
 * The picture that shows an issue best: that of an order in which it goes wrong, or else of what proves something about it, or
 * else of a scenario that bears it.
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

function isPicture({ mediaType, url }: ReturnType<typeof attachmentsOf>[number]): boolean {
  return url === null && /^image\//i.test(mediaType);
}
