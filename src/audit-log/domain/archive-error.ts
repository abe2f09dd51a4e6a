import { countOf } from './count-of';
import { AuditError } from './errors';
import { sentenceOf } from './sentence';

/** Entries could not be archived, and are kept. What was archived before has gone, and is recorded. */
export class AuditArchiveError extends AuditError {
  /** Always `AUDIT_ARCHIVE_FAILED`. */
  readonly code = 'AUDIT_ARCHIVE_FAILED';
  /** How many entries were handed out with the call that failed. They are handed out again when pruning is tried again. */
  readonly entries: number;

  /** States what the function that was given has thrown; `cause` keeps it. */
  constructor(entries: number, cause: unknown) {
    super(
      `archive() failed for ${countOf(entries, 'entry', 'entries')}: ${sentenceOf(cause)} These entries are kept. Prune again when archive() works.`,
      { cause },
    );
    this.entries = entries;
  }
}
