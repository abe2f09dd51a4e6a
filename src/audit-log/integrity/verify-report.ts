import type { CheckpointFinding, IndexFinding, IntegrityFault } from '../ports/integrity';
import type { Unchecked } from './unchecked';

/** What verifying a log has found. */
export interface VerifyReport {
  /**
   * Whether everything that was looked at is as it was stored, and everything that was asked for could be looked at: there are no faults,
   * and nothing is {@link VerifyReport.unchecked}. What {@link VerifyReport.needsCheckpoint} names was not looked at, and of entries it
   * speaks only of those in {@link VerifyReport.coverage}.
   */
  readonly isIntact: boolean;
  /** How many entries were hashed; with `since` or `until` those of the batches that were looked into. */
  readonly entries: number;
  /** How many batches the chain has. */
  readonly batches: number;
  /** How many entries have no link of the chain yet: the next batch that is stored seals them. */
  readonly unsealedEntries: number;
  /** How many entries are from before the chain began, so that nobody can tell whether they are what they were. */
  readonly olderEntries: number;
  /**
   * How much of the log the verdict covers, in sentences: all of it, or how many of how many entries, and what the others are. An auditor
   * reads this first: a log can be intact in which nearly all entries are older than the chain. Where it covers none, it begins with that, and
   * with the times that were asked for.
   */
  readonly coverage: string;
  /** How many entries were deleted by an order that is in the chain. */
  readonly prunedEntries: number;
  /** Of how many entries the personal details were erased by an order that is in the chain. */
  readonly erasedEntries: number;
  /** What is wrong, in the order of storing: up to 10,000 faults, and up to 1,000 of one kind that somebody has put in. `faultCount` counts all. */
  readonly faults: readonly IntegrityFault[];
  /** How many faults there are, also those that `faults` does not list. */
  readonly faultCount: number;
  /** What was asked for and could not be checked, each with what to do. If there is any, nobody can say that the log is intact. */
  readonly unchecked: readonly Unchecked[];
  /** What the comparison with the given checkpoint has shown; `none` where none was given, or the store does not answer that. */
  readonly checkpoint: CheckpointFinding | 'none';
  /**
   * How the indexes by which lists find entries were examined. `none` where they were not: with `since` or `until`, or in PostgreSQL. That
   * always names indexes that are missing or not valid, and follows them where that is asked for and the extension `amcheck` is there.
   */
  readonly indexes: IndexFinding | 'none';
  /** What only a checkpoint, or a later one, can show, each in a sentence. */
  readonly needsCheckpoint: readonly string[];
}
