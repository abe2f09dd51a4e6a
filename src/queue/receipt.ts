/** What `AuditService.record` gives back: the proof that an entry was accepted. */
export interface Receipt {
  /** The id under which the entry is or will be stored: a UUIDv7. */
  readonly id: string;
  /**
   * Resolves when the entry is on disk; rejects with an `AuditStoreError` when it could not be stored.
   *
   * Safe to call any number of times, and safe not to call: nobody has to look.
   */
  stored(): Promise<void>;
}
