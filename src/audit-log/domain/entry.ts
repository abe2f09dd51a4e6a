/**
 * What happened, as a caller records it.
 *
 * Texts are counted in UTF-16 units, as `length` does. Controls, line separators, direction overrides and halves of
 * characters in them are kept visibly, a line feed as the six characters `\u000a`, so that no text can forge a line of the log.
 * A field that is `undefined` counts as left out; `null` is refused, except as `details`.
 * Credentials in them that are known by their shape, such as `https://a.example/?token=x`, are hidden; not in `eventType`.
 */
export interface NewEntry {
  /**
   * What happened, in words joined by dots such as `plan.applied`: 1 to 200 characters, no `*`, and no dot at the end. Only
   * the log itself records types that begin with `audit.`, such as `audit.pruned`.
   */
  readonly eventType: string;
  /** Who did it: 1 to 1000 characters. */
  readonly actor?: string | undefined;
  /** What it was done to, such as `plan/42`: 1 to 1000 characters. */
  readonly subject?: string | undefined;
  /** How it ended, such as `success`, `failure` or `denied`: 1 to 1000 characters. */
  readonly outcome?: string | undefined;
  /** What ties the entries of one request together: 1 to 1000 characters. */
  readonly correlationId?: string | undefined;
  /** Whose data it is, where one log serves several customers: 1 to 1000 characters. */
  readonly tenant?: string | undefined;
  /** Where the request came from, such as `203.0.113.7` or a host name: 1 to 1000 characters. */
  readonly sourceAddress?: string | undefined;
  /** The program that asked, as its HTTP header says: 1 to 1000 characters. A client can send more: cut it, as in `header.slice(0, 1000)`. */
  readonly userAgent?: string | undefined;
  /** The session in which it was done: 1 to 1000 characters. Kept as it is, so give a name of the session, not the secret in its cookie. */
  readonly sessionId?: string | undefined;
  /** The trace that it belongs to, such as the 32 digits of a W3C trace id: 1 to 1000 characters. */
  readonly traceId?: string | undefined;
  /**
   * When it happened, where that is not when it was recorded: an event that arrives late, or is imported. A `Date`, or ISO 8601
   * text with a time zone. Kept to the millisecond. Lists, filters and pruning go by the time of acceptance, not by this.
   */
  readonly occurredAt?: Date | string | undefined;
  /**
   * Anything else worth knowing: any value at all, kept as JSON. It is copied at once and never changed.
   *
   * - Values of secret keys are `"[redacted]"` at any depth (the option `redact`); they are not even read. So are values whose
   *   names are beside them, keys of more than 200 characters, and credentials in texts that are known by their shape.
   * - What would be longer than `detailsBytesMax` is cut where it is longest, and says so: `[cut: 100 of 2000 items kept]`.
   * - As text: a BigInt, `NaN`, `Infinity`, a symbol, a RegExp, a Date (ISO 8601), bytes (`base64:...`).
   * - A Map is an object, a Set a list, an Error its name, message, code, cause and errors, and its own
   *   fields, of which an object of a class is `[object]`; not its stack.
   * - Headers, URLSearchParams and FormData are objects of their entries; a Request and a Response show their headers, not their bodies.
   * - `toJSON` is honoured for everything else; of other objects the own enumerable keys are kept.
   * - `undefined` is left out of objects and is `null` in lists, as in JSON.
   * - Visible where there is nothing to keep: `[function]`, `[circular]`, `[too deep]` (more than 32 levels),
   *   `[too large]` (a BigInt of more than 1000 digits, more than 16 MiB of bytes), and `[unreadable]` where reading throws.
   * - NUL and halves of characters, which not every store takes, are written visibly: `\u0000`.
   */
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
  /** Whose data it is. */
  readonly tenant?: string;
  /** Where the request came from. */
  readonly sourceAddress?: string;
  /** The program that asked. */
  readonly userAgent?: string;
  /** The session in which it was done. */
  readonly sessionId?: string;
  /** The trace that it belongs to. */
  readonly traceId?: string;
  /** When it happened, as the caller said: ISO 8601 in UTC, to the millisecond. */
  readonly occurredAt?: string;
  /**
   * Anything else that was recorded, as JSON holds it.
   *
   * Safe to merge into other objects: a key `__proto__`, and a key `constructor` that holds an object, is read as
   * `[__proto__]` and `[constructor]`.
   */
  readonly details?: unknown;
}

/** What `AuditService.record` returns: the proof that an entry was accepted. */
export interface Receipt {
  /** The id under which the entry is or will be stored: a UUIDv7. */
  readonly id: string;
  /**
   * Resolves when the entry is on disk.
   *
   * Rejects with an `AuditStoreError` when it cannot be stored for now: the entry is still held, and asking again waits
   * for the next attempt. It rejects with an `AuditReentryError` in a `createEngine` for which the entry waits. Safe to call any number of
   * times, and safe not to call.
   */
  stored(): Promise<void>;
  /**
   * Resolves when the entry outlives this process, however that ends: it is in the outbox of the option `outbox`, or stored.
   * Without an outbox it settles as {@link Receipt.stored} does.
   *
   * Rejects with an `AuditStoreError` when it can be kept nowhere for now, such as `AUDIT_OUTBOX_FULL`: the entry is still held, and
   * asking again waits for the next attempt. Safe to call any number of times, and safe not to call.
   */
  kept(): Promise<void>;
}
