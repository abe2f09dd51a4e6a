/** What `AuditService.record` gives back: the proof that an entry was accepted. */
export interface Receipt {
  /** The id under which the entry is or will be stored: a UUIDv7. */
  readonly id: string;
  /**
   * Resolves when the entry is on disk.
   *
   * Rejects with an `AuditStoreError` when it cannot be stored for now: the entry is still held, and asking again waits
   * for the next attempt. Safe to call any number of times, and safe not to call: nobody has to look.
   */
  stored(): Promise<void>;
}
