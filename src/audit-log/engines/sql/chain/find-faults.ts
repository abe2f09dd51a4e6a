import type { Hash } from '../../../domain/evidence/hash';
import { leafHashOf, personalHash } from '../../../domain/evidence/leaf-hash';
import { saltAt } from '../../../domain/evidence/salts';
import type { BatchRows } from './batch-rows';
import { SIGN_LENGTH } from './batch-seal';
import { type ChainedBatch, saltsOfBatch } from './chained-batch';

/** What is wrong at a place of a batch. */
export interface PlaceFault {
  readonly kind: 'changed' | 'reordered' | 'missing' | 'inserted';
  readonly index: number;
}

/** The two texts of the row at a place, as they are hashed; `undefined` where there is none. */
export type ReadTexts = (
  index: number,
) => { readonly lasting: string; readonly personal: string } | undefined;

/** Up to `TRIED_MAX` odd rows, each is tried at the places of all others. If there are more, only at `BESIDE` places on either side. */
const TRIED_MAX = 512;
const BESIDE = 16;

/**
 * Finds what is wrong in a batch whose rows do not have its root, by its signs: the beginnings of the hashes that its rows had.
 *
 * The signs only show which rows are affected; the root shows that something is wrong. Each place has a salt of its own, so a row that was
 * moved is recognised by trying other places.
 */
export function findFaults(batch: ChainedBatch, rows: BatchRows, readTexts: ReadTexts): PlaceFault[] {
  const { signs } = batch;
  const at = new Map(rows.present.map(({ index, hash }) => [index, hash]));
  const gone = new Set(
    rows.gone.flatMap(({ start, count }) => Array.from({ length: count }, (_, i) => start + i)),
  );
  const inserted = rows.present.filter(({ index }) => gone.has(index)).map(({ index }) => index);
  const knownCount = Math.trunc(signs.length / SIGN_LENGTH);
  // A store that counts rows to find their places (PostgreSQL) gives surplus rows places behind the last.
  const end = rows.present.reduce((most, { index }) => Math.max(most, index + 1), batch.rows);
  const places = Array.from({ length: Math.max(end, knownCount) }, (_, index) => index);
  const known = (index: number) => signs.slice(index * SIGN_LENGTH, (index + 1) * SIGN_LENGTH);
  const odd = places.filter((index) => !gone.has(index) && !isAs(at.get(index), known(index)));
  const moves = knownCount === 0 ? new Map() : findMoves(batch, odd, { known, readTexts });
  return [
    ...inserted.map((index): PlaceFault => ({ kind: 'inserted', index })),
    ...judge(Math.max(batch.rows, knownCount), odd, { at, moves }),
  ];
}

/** A batch of one row keeps no sign. That row is odd, because otherwise the batch would have its root. */
function isAs(hash: Hash | undefined, sign: string): boolean {
  return hash !== undefined && sign !== '' && hash.startsWith(sign);
}

/** The places at which rows were before they were moved, by the places at which they are now. */
function findMoves(
  batch: ChainedBatch,
  odd: readonly number[],
  { known, readTexts }: { known: (index: number) => string; readTexts: ReadTexts },
): Map<number, number> {
  const salts = saltsOfBatch(batch);
  const moves = new Map<number, number>();
  const taken = new Set<number>();
  for (const [nth, index] of odd.entries()) {
    const texts = readTexts(index);
    const tried = odd.length <= TRIED_MAX ? odd : odd.slice(Math.max(0, nth - BESIDE), nth + BESIDE + 1);
    const was =
      texts &&
      tried.find((place) => {
        const hash = leafHashOf(texts.lasting, personalHash(saltAt(salts, place), texts.personal));
        return !taken.has(place) && isAs(hash, known(place));
      });
    if (was !== undefined) {
      moves.set(index, was);
      taken.add(was);
    }
  }
  return moves;
}

function judge(
  rows: number,
  odd: readonly number[],
  { at, moves }: { readonly at: ReadonlyMap<number, Hash>; readonly moves: ReadonlyMap<number, number> },
): PlaceFault[] {
  const claimed = new Set(moves.values());
  const order = [...moves.values()];
  // If rows before them have gone, rows have other places, but are still in their order.
  const isShifted = order.every((place, nth) => nth === 0 || place > (order[nth - 1] ?? 0));
  return odd.flatMap((index): PlaceFault[] => {
    const isFree = !claimed.has(index) && index < rows;
    if (moves.has(index)) {
      return isShifted
        ? missingAt(index, isFree)
        : [{ kind: 'reordered', index }, ...missingAt(index, isFree)];
    }
    if (!at.has(index)) {
      return missingAt(index, isFree);
    }
    return [{ kind: isFree ? 'changed' : 'inserted', index }];
  });
}

function missingAt(index: number, isMissing: boolean): PlaceFault[] {
  return isMissing ? [{ kind: 'missing', index }] : [];
}
