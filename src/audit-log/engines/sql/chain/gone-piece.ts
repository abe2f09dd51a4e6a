import type { Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import { plausibleCount } from './claimed-count';
import { joinNodes, type LinkNode, linkLeaf, packLinks, unpackLinks } from './link-range';
import { numberOf, type PlainRow } from './plain-row';

/** Batches that are not there any more, and are one piece. */
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
  const [first, rows, entries, links, hash]: PlainRow = Array.isArray(found) ? found : [];
  return hash instanceof Uint8Array
    ? {
        firstSeq: numberOf(first),
        rows: numberOf(rows),
        // However much is claimed: what is made of it has to be stored. Each link and each entry had a number of its own.
        entries: plausibleCount(numberOf(entries), numberOf(rows)),
        links: plausibleCount(numberOf(links), numberOf(rows)),
        ...unpackLinks(hash),
      }
    : undefined;
}

/** An order that goes together with what is beside it. */
export function pieceOfOrder(order: ChainedBatch | undefined): GonePiece | undefined {
  return order && pieceOf(order, 0);
}

/** Batches that go whole as pieces: those of a run have numbers without a gap. */
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
 * What is noted of a run as one piece: first number, rows, entries, links, hash.
 *
 * @param linksBefore how many links there are before it.
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
