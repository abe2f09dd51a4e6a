/** Which entries are meant. What is left out is not asked about; what is given must all hold. */
export interface EntryFilter {
  /**
   * This event type; or, ending in `.*`, every event type that begins so: `plan.*`. Indexed.
   *
   * A `*` in another place, and a dot at the end, are refused.
   *
   * A page of several event types costs as much as a page of each of them.
   */
  readonly eventType?: string | undefined;
  /** Exactly this actor. Indexed. */
  readonly actor?: string | undefined;
  /** Exactly this subject. Indexed. */
  readonly subject?: string | undefined;
  /** Exactly this outcome. Indexed. */
  readonly outcome?: string | undefined;
  /** Exactly this correlation id. Indexed. */
  readonly correlationId?: string | undefined;
  /** Exactly this tenant. Indexed. */
  readonly tenant?: string | undefined;
  /** Exactly this address. Indexed. */
  readonly sourceAddress?: string | undefined;
  /** Exactly this session. Indexed. */
  readonly sessionId?: string | undefined;
  /** Exactly this trace. Indexed. */
  readonly traceId?: string | undefined;
  /**
   * Accepted at this time or later: a `Date`, or ISO 8601 text. Indexed.
   *
   * Text is a date, from midnight UTC on (`2026-11-26`), or a date and a time with its zone (`2026-11-26T10:00:00Z`,
   * `2026-11-26T10:00+01:00`), to the millisecond. Anything else is refused, also a time without a zone.
   */
  readonly since?: Date | string | undefined;
  /**
   * Accepted before this time: a `Date`, or ISO 8601 text as for {@link EntryFilter.since}. Indexed.
   *
   * Nothing matches where it is the same time as `since`; a time before `since` is refused.
   */
  readonly until?: Date | string | undefined;
}

/** A filter and which part of its answer is wanted. */
export interface PageRequest extends EntryFilter {
  /**
   * How many entries a page has at most: a whole number from 1 to 1000.
   *
   * @defaultValue 100
   */
  readonly limit?: number | undefined;
  /** The `nextCursor` of the page before; left out, the newest entries come first. */
  readonly cursor?: string | undefined;
}

/** A filter that has been checked, in the terms of a store. */
export interface EntryQuery {
  /** Exactly this event type. */
  readonly eventType?: string;
  /** Every event type that begins so; it ends in a dot. */
  readonly eventTypePrefix?: string;
  /** Exactly this actor. */
  readonly actor?: string;
  /** Exactly this subject. */
  readonly subject?: string;
  /** Exactly this outcome. */
  readonly outcome?: string;
  /** Exactly this correlation id. */
  readonly correlationId?: string;
  /** Exactly this tenant. */
  readonly tenant?: string;
  /** Exactly this address. */
  readonly sourceAddress?: string;
  /** Exactly this session. */
  readonly sessionId?: string;
  /** Exactly this trace. */
  readonly traceId?: string;
  /** At this time or later, in milliseconds since 1970. */
  readonly sinceMs?: number;
  /** Before this time, in milliseconds since 1970. */
  readonly untilMs?: number;
}

/** A place in the log, newest first: what comes next is older, or as old with a smaller id. */
export interface EntryPosition {
  /** The time of an entry, in milliseconds since 1970. */
  readonly time: number;
  /** The id of that entry. */
  readonly id: string;
}
