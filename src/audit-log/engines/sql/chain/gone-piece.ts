import type { Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import { plausibleCount } from './claimed-count';
import { joinNodes, type LinkNode, linkLeaf, packLinks, unpackLinks } from './link-range';
import { numberOf, rowOf } from './plain-row';

/** Batches that have gone, merged into one piece. */
export interface GonePiece {
  readonly firstSeq: number;
  readonly rows: number;
  readonly entries: number;
  readonly links: number;
  readonly chain: Hash;
  readonly nodes: readonly LinkNode[];
}

/** Reads a piece by its columns: first number, rows, entries, links, hash; `undefined` where there is none. */
export function readPiece(found: unknown): GonePiece | undefined {
  const [first, rows, entries, links, hash] = rowOf(found);
  return hash instanceof Uint8Array
    ? {
        firstSeq: numberOf(first),
        rows: numberOf(rows),
        // Limited, whatever is claimed, because the result is stored again. Each link and each entry had a number of its own.
        entries: plausibleCount(numberOf(entries), numberOf(rows)),
        links: plausibleCount(numberOf(links), numberOf(rows)),
        ...unpackLinks(hash),
      }
    : undefined;
}

/** An order as a piece, to be merged with its neighbours. */
export function pieceOfOrder(order: ChainedBatch | undefined): GonePiece | undefined {
  return order && pieceOf(order, 0);
}

/** Batches that go as a whole, as pieces. The pieces of a run have consecutive numbers. */
export function runsOf(batches: readonly ChainedBatch[]): GonePiece[][] {
  const runs: GonePiece[][] = [];
  for (const batch of batches) {
    const run = runs.at(-1);
    const piece = pieceOf(batch, batch.rows);
    if (run !== undefined && endOf(run) === piece.firstSeq) {
      run.push(piece);
    } else {
      runs.push([piece]);
    }
  }
  return runs;
}

/** The first number of a run. */
export function startOf([first]: readonly GonePiece[]): number {
  return first?.firstSeq ?? 0;
}

/** The number behind a run. */
export function endOf(run: readonly GonePiece[]): number {
  const last = run.at(-1);
  return last === undefined ? 0 : last.firstSeq + last.rows;
}

/**
 * The columns of the one piece that replaces a run: first number, rows, entries, links, hash.
 *
 * @param linksBefore how many links there are before the run.
 */
export function joinPieces(run: readonly GonePiece[], linksBefore: number) {
  const sum = (name: 'rows' | 'entries' | 'links') => run.reduce((total, piece) => total + piece[name], 0);
  const nodes = joinNodes(
    linksBefore,
    run.flatMap((piece) => piece.nodes),
  );
  const hash = packLinks(run.at(-1)?.chain ?? '', nodes);
  return [startOf(run), sum('rows'), sum('entries'), sum('links'), hash] as const;
}

function pieceOf({ firstSeq, rows, chain }: ChainedBatch, entries: number): GonePiece {
  return { firstSeq, rows, entries, links: 1, chain, nodes: [linkLeaf(chain)] };
}
