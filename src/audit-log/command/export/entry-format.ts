import type { AuditEntry } from '../../domain/entry';

/** How entries are written for other programs. */
export interface EntryFormat {
  /** What comes before the first entry. */
  readonly head: string;
  /** One entry, with the end of its line. */
  readonly write: (entry: AuditEntry) => string;
}
