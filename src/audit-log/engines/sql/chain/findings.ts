import {
  type CheckpointFinding,
  type ExaminedPart,
  FAULTS_MAX,
  type FaultKind,
  type IndexFinding,
  type IntegrityFault,
} from '../../../ports/integrity';
import type { ChainedBatch } from './chained-batch';
import { ORDER_BATCH } from './gone-state';
import { numberOf } from './plain-row';

const SENTENCES = {
  changed: 'is not what was stored',
  reordered: 'was stored at another place of its batch',
  missing: 'is not there any more, and no order tells of it',
  inserted: 'was not stored with its batch',
} as const satisfies Partial<Record<FaultKind, string>>;

/** How many faults a query names at most. */
export const NAMED_MAX = 1000;

/** What has been found in a part of the log. */
export class Findings {
  entries = 0;
  batches = 0;
  unsealedEntries = 0;
  olderEntries = 0;
  /** The time of the first entry that the chain covers; only where some entries are older. */
  chainedSinceMs: number | undefined;
  prunedEntries = 0;
  erasedEntries = 0;
  /** How many rows have been examined, or skipped. */
  examinedRows = 0;
  checkpoint: CheckpointFinding | undefined;
  indexes: IndexFinding | undefined;
  whyNotFollowed: string | undefined;
  /** How many rows each index was compared with. */
  followedEntries = 0;
  unread: ExaminedPart['unread'];
  /** How many faults there are beyond those that are listed. */
  unlistedFaults = 0;
  readonly #faults: IntegrityFault[] = [];
  readonly #findId: (place: number) => unknown;

  /** @param findId gives the id of the entry with a number, where there is one. */
  constructor(findId: (place: number) => unknown) {
    this.#findId = findId;
  }

  add(fault: IntegrityFault): void {
    if (this.#faults.length < FAULTS_MAX) {
      this.#faults.push(fault);
    } else {
      this.unlistedFaults += 1;
    }
  }

  /** One at a time, because a call takes no more arguments than the stack has room for: somebody may have put in a million rows. */
  addAll(faults: Iterable<IntegrityFault>): void {
    for (const fault of faults) {
      this.add(fault);
    }
  }

  /**
   * Notes how many entries are older than the chain, and when its first entry was stored. A time that no safe integer can hold is left out.
   */
  noteOlder(entries: unknown, chainedSince: unknown): void {
    this.olderEntries += numberOf(entries);
    const since = Number(chainedSince ?? Number.NaN);
    if (this.olderEntries > 0 && Number.isSafeInteger(since)) {
      this.chainedSinceMs = since;
    }
  }

  /** Adds faults of entries of a batch. */
  addOf(batch: ChainedBatch, faults: readonly IntegrityFault[]): void {
    this.addAll(faults.map((fault) => ({ ...fault, ...sender(batch) })));
  }

  /** Adds a fault of a batch itself. */
  addTo(batch: ChainedBatch, kind: FaultKind, what: string): void {
    this.add({ kind, ...sender(batch), place: batch.firstSeq, what });
  }

  /** Adds a fault at a number of a batch, with the id of the entry that has this number, where there is one. */
  addAt(batch: ChainedBatch, seq: number, kind: keyof typeof SENTENCES): void {
    const id: unknown = kind === 'missing' ? undefined : this.#findId(seq);
    const what = `The entry with the number ${seq} ${SENTENCES[kind]}.`;
    this.add({
      kind,
      ...sender(batch),
      ...(id === undefined ? {} : { id: String(id) }),
      place: seq,
      what,
    });
  }

  report(next: unknown): ExaminedPart {
    const { entries, batches, unsealedEntries, olderEntries, prunedEntries, erasedEntries } = this;
    return {
      next,
      entries,
      batches,
      unsealedEntries,
      olderEntries,
      prunedEntries,
      erasedEntries,
      faults: this.#faults,
      ...(this.unlistedFaults === 0 ? {} : { unlistedFaults: this.unlistedFaults }),
      ...(this.chainedSinceMs === undefined ? {} : { chainedSinceMs: this.chainedSinceMs }),
      ...(this.checkpoint === undefined ? {} : { checkpoint: this.checkpoint }),
      ...(this.indexes === undefined ? {} : { indexes: this.indexes }),
      ...(this.whyNotFollowed === undefined ? {} : { whyNotFollowed: this.whyNotFollowed }),
      ...(this.followedEntries === 0 ? {} : { followedEntries: this.followedEntries }),
      ...(this.unread === undefined ? {} : { unread: this.unread }),
    };
  }
}

function sender({ writer, batch }: ChainedBatch): Pick<IntegrityFault, 'writer' | 'batch'> {
  return writer === null || batch === null || batch === ORDER_BATCH ? {} : { writer, batch };
}
