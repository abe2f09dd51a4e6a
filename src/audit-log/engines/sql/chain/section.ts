import { numbersOf } from '../../../domain/count-of';
import { chainHash } from '../../../domain/evidence/chain-link';
import type { Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import { plausibleCount, plausibleSpan } from './claimed-count';
import { isOrder } from './find-untold';
import type { Findings } from './findings';
import { unpackLinks } from './link-range';
import { numberOf } from './plain-row';

/** How far a chain has been looked at. */
export interface ChainPlace {
  /** The number up to which everything has been examined. */
  readonly seq: number;
  readonly chain: Hash;
  /** The number of the last order that was seen. */
  readonly order: number | undefined;
  /** Whether links before this place are missing. */
  readonly lacksLinks?: boolean | undefined;
}

/** A piece of batches that have gone, as its tombstone has it. */
export interface GoneSection {
  readonly firstSeq: number;
  readonly rows: number;
  readonly entries: number;
  readonly hash: unknown;
}

/** What comes in the order of numbers: a batch, or a piece of batches that have gone. */
export type Section<Batch extends ChainedBatch = ChainedBatch, Gone extends GoneSection = GoneSection> =
  | { readonly batch: Batch }
  | { readonly gone: Gone };

/** The number up to which sections are known, from a list that may have been cut off. */
export function listedUpTo(
  list: readonly { readonly firstSeq: number }[],
  isCut: boolean,
  otherwise = Number.MAX_SAFE_INTEGER,
): number {
  return isCut ? (list.at(-1)?.firstSeq ?? otherwise) : otherwise;
}

/** Puts sections up to a number into their order. */
export function orderSections<Batch extends ChainedBatch, Gone extends GoneSection>(
  batches: readonly Batch[],
  gone: readonly Gone[],
  upTo: number,
): Section<Batch, Gone>[] {
  return [...batches.map((batch) => ({ batch })), ...gone.map((piece) => ({ gone: piece }))]
    .filter((section) => firstOf(section) <= upTo)
    .toSorted((one, other) => firstOf(one) - firstOf(other));
}

/**
 * Whether links are missing before a section. If numbers are missing, but the link continues the last one, nothing had these numbers when
 * the section was sealed: that is one fault, and not one for each number.
 */
export function findGap({ seq, chain }: ChainPlace, section: Section, findings: Findings): boolean {
  const first = firstOf(section);
  if (first <= seq + 1) {
    return false;
  }
  const numbers = numbersOf(seq + 1, first - 1);
  if ('batch' in section && chainHash(chain, section.batch) === section.batch.chain) {
    const what = `Nothing had the ${numbers} when what is behind was sealed: somebody had put that in, or deleted what was not sealed.`;
    findings.add({ kind: 'missing', place: seq + 1, what });
    return false;
  }
  const what = `What had the ${numbers} is not there any more, and no order tells of it.`;
  findings.add({ kind: 'missing', place: seq + 1, what });
  return true;
}

/** Checks a batch against the link before it, unless that is missing, and goes on behind the batch. */
export function passBatch(
  place: ChainPlace,
  batch: ChainedBatch,
  hasGap: boolean,
  findings: Findings,
): ChainPlace {
  const { firstSeq, rows, chain } = batch;
  if (batch.isMiscounted || (!hasGap && chainHash(place.chain, batch) !== chain)) {
    const what = `The batch from number ${firstSeq} on is not the one that the chain has here.`;
    findings.addTo(batch, 'rewritten', what);
  }
  return {
    seq: firstSeq + rows - 1,
    chain,
    order: isOrder(batch) ? firstSeq : place.order,
    lacksLinks: place.lacksLinks,
  };
}

/**
 * The last number of a piece that has gone. It ends before the next batch, however many rows it claims to have had.
 *
 * @param next the number of that batch; `null` where there is none.
 */
export function lastOfGone({ firstSeq, rows }: GoneSection, next: unknown): number {
  const end = next === null ? Number.MAX_SAFE_INTEGER : numberOf(next);
  return firstSeq + plausibleSpan(rows, firstSeq, end) - 1;
}

/**
 * Goes on behind batches that have gone, up to a number, with the link of the last of them. Entries that have gone since they were examined
 * are not counted again.
 */
export function passGone(
  place: ChainPlace,
  { firstSeq, entries, hash }: GoneSection,
  seq: number,
  findings: Findings,
): ChainPlace {
  findings.prunedEntries += plausibleCount(entries, seq - Math.max(place.seq, firstSeq - 1));
  return { ...place, seq, chain: hash instanceof Uint8Array ? unpackLinks(hash).chain : place.chain };
}

function firstOf(section: Section): number {
  return 'gone' in section ? section.gone.firstSeq : section.batch.firstSeq;
}
