import type { EntryRow, EntryRows } from '../domain/entry-row';

/** Keeps entries on disk that the store cannot take for now, in the order in which they came. */
export interface Outbox {
  /** The file, while anything is in it. */
  readonly file: string | undefined;
  /**
   * Appends rows: as many of the first as have room, and one of any size where the outbox is empty. Resolves when they are on disk, and
   * says how many they are and how many bytes they take.
   *
   * @param bytes how many bytes all of them take; see `rowBytes`.
   * @throws AuditStoreError (rejects) when none can be kept: `AUDIT_OUTBOX_FULL` when there is no room for the first.
   */
  keep(rows: EntryRows, bytes: number): Promise<{ readonly count: number; readonly bytes: number }>;
  /**
   * The oldest rows that were kept and not let go. Rows that another process has left in the file go to the store first.
   *
   * @throws AuditStoreError (rejects) when they cannot be read.
   */
  oldest(count: number): Promise<readonly EntryRow[]>;
  /** Called when the store has the oldest `count` rows: they are removed after a while. */
  letGo(count: number, bytes: number): void;
}
