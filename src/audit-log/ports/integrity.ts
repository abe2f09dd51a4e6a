import type { ProofSteps } from '../domain/evidence/entry-proof';

/** What was found in a store that is not as it was stored. */
export type FaultKind =
  /** An entry has another content. */
  | 'changed'
  /** Entries have changed places, or batches of one writer. */
  | 'reordered'
  /** Entries or whole batches are not there any more, and no order tells of them; or no entry tells of the order. */
  | 'missing'
  /** An entry is there that no batch has, or that no release can have stored. */
  | 'inserted'
  /** The end of the log is not there any more. Only a checkpoint shows it. */
  | 'truncated'
  /** Batches differ from what the chain, or a checkpoint, has. */
  | 'rewritten'
  /** A table, view, trigger or other part of the store is not as we make it, or one of ours is not there. */
  | 'foreign';

/** Something in a store that is not as it was stored. */
export interface IntegrityFault {
  /** What was done, as far as it can be told. */
  readonly kind: FaultKind;
  /** The writer of the batch; absent where the batch has none, or the fault is not about one batch. */
  readonly writer?: string;
  /** The number of the batch among those of its writer. */
  readonly batch?: number;
  /** The id of the entry, where the entry exists and its id is known. */
  readonly id?: string;
  /** The place of the entry or batch in the order of storing, where the fault has one. */
  readonly place?: number;
  /** What is wrong, in a sentence. */
  readonly what: string;
}

/** How far a log has come, and the one hash that stands for all of it. */
export interface LogHead {
  /** How many links its chain has. */
  readonly size: number;
  /** The root of the RFC 6962 tree over them, in base64. */
  readonly root: string;
}

/** How far a log has come, and what shows that it has grown from what it was. */
export interface LogGrowth extends LogHead {
  /**
   * For each size that was asked for, the consistency path of RFC 6962 from there on, as hashes in base64. `null` where the chain was never
   * so large, or too much has gone to tell.
   */
  readonly growths: readonly (readonly string[] | null)[];
}

/** What is examined, and what it is compared with. */
export interface ExamineTerms {
  /** Only batches with entries of this time or later are hashed, in milliseconds since 1970. The chain itself is looked at as a whole. */
  readonly sinceMs?: number | undefined;
  /** Only batches with entries before this time are hashed. */
  readonly untilMs?: number | undefined;
  /** A checkpoint that somebody trusts: how far the log had come once. */
  readonly trusted?: LogHead | undefined;
  /** Whether each index is followed to each entry. A store that cannot do that leaves it out, and does not say `followed`. */
  readonly indexes?: boolean | undefined;
}

/** How many faults a report lists at most: more would fill the memory of the process that reads it, and show nothing new. */
export const FAULTS_MAX = 10_000;

/** What was found in a part of a log. All counts are of this part. */
export interface ExaminedPart {
  /** Where the next part begins, in words of the store, as plain data; `undefined` where this was the last. */
  readonly next: unknown;
  /** Entries that are as they were stored. Those of a batch with a fault count as well. */
  readonly entries: number;
  /** Batches that the chain has. */
  readonly batches: number;
  /** Entries that have no link of the chain yet. */
  readonly unsealedEntries: number;
  /** Entries from before the chain began. */
  readonly olderEntries: number;
  /**
   * The time of the first entry that the chain covers, in milliseconds since 1970; absent where no entry is older than the chain, and in
   * all parts but one.
   */
  readonly chainedSinceMs?: number;
  /** Entries that have gone by order. */
  readonly prunedEntries: number;
  /** Entries of which the personal details were erased by order. */
  readonly erasedEntries: number;
  /** What is wrong with it, in the order of storing. */
  readonly faults: readonly IntegrityFault[];
  /** How many faults there are beyond those in `faults`; absent where `faults` lists all. */
  readonly unlistedFaults?: number;
  /** Whether the log has what the checkpoint says; absent where none was given, and in all parts but one. */
  readonly checkpoint?: CheckpointFinding;
  /** How the indexes were examined, as far as this part; absent where they were not. What is wrong with them is among the faults. */
  readonly indexes?: IndexFinding;
  /** Why the indexes are not followed to each entry, and what to do, in sentences. It counts only if that was asked for. */
  readonly whyNotFollowed?: string;
  /** To how many entries each index was followed. */
  readonly followedEntries?: number;
  /** Present where the rest cannot be read, because the store is not as we make it. The faults say why, and this part is the last. */
  readonly unread?: {
    /** How many entries the store has in all; 0 where nobody can count them. */
    readonly totalEntries: number;
  };
}

/**
 * How the indexes of a store were looked at: they were `counted`, which shows whether one lacks entries or has too many; or `followed` to
 * each entry as well, which shows whether they lead to it.
 */
export type IndexFinding = 'counted' | 'followed';

/**
 * Whether a log has what a checkpoint says: it `holds`; it `fails`; or it is `pruned`, because some of what it covers has gone together
 * with what came later, so that nobody can tell any more. A later checkpoint can.
 */
export type CheckpointFinding = 'holds' | 'fails' | 'pruned';

/**
 * The parts of a proof for an entry; or what is missing for one. `link`: no batch of the chain has the entry, at least not yet. `truth`:
 * its batch is not as it was stored. `checkpoint`: the chain does not lead from the entry to a checkpoint over that number of links,
 * because the entry came later or too much has gone.
 */
export type EntryEvidence = ProofSteps | MissingEvidence;

/** Why there is no proof. */
export interface MissingEvidence {
  /** What it lacks; see {@link EntryEvidence}. */
  readonly missing: 'link' | 'truth' | 'checkpoint';
}

/** Whose personal values are erased: those of one entry, or of all entries of one actor. */
export type ErasedWho =
  | {
      /** The id of the entry. */
      readonly id: string;
    }
  | {
      /** The actor of the entries. */
      readonly actor: string;
    };
