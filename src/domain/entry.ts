/** What happened, as a caller records it. */
export interface NewEntry {
  /** What happened, in words joined by dots such as `plan.applied`: 1 to 200 characters. */
  readonly eventType: string;
  /** Who did it. */
  readonly actor?: string | undefined;
  /** What it was done to, such as `plan/42`. */
  readonly subject?: string | undefined;
  /** How it ended, such as `success`, `failure` or `denied`. */
  readonly outcome?: string | undefined;
  /** What ties the entries of one request together. */
  readonly correlationId?: string | undefined;
  /** Anything else worth knowing: any value that JSON can hold. */
  readonly details?: unknown;
}

/** An entry of the log. Frozen; what was not recorded is absent. */
export interface AuditEntry {
  /** A UUIDv7: unique everywhere, and in order of acceptance within one service. */
  readonly id: string;
  /** When it was accepted: ISO 8601 in UTC, to the millisecond. */
  readonly time: string;
  /** What happened. */
  readonly eventType: string;
  /** Who did it. */
  readonly actor?: string;
  /** What it was done to. */
  readonly subject?: string;
  /** How it ended. */
  readonly outcome?: string;
  /** What ties the entries of one request together. */
  readonly correlationId?: string;
  /** Anything else that was recorded, as JSON holds it. */
  readonly details?: unknown;
}
