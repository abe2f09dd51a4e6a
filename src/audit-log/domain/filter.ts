/** Which entries are meant. What is left out is not asked about; what is given must all hold. */
export interface EntryFilter {
  /**
   * This event type; or, ending in `.*`, every event type that begins so: `plan.*`. Indexed.
   *
   * A page of several event types costs as much as a page of each of them.
   */
  readonly eventType?: string;
  /** Exactly this actor. Indexed. */
  readonly actor?: string;
  /** Exactly this subject. Indexed. */
  readonly subject?: string;
  /** Exactly this outcome. Not indexed: alone it reads the log from the newest entry until the page is full, and counting reads all of it. */
  readonly outcome?: string;
  /** Exactly this correlation id. Indexed. */
  readonly correlationId?: string;
  /** Accepted at this time or later: a `Date`, or ISO 8601 text. Indexed. */
  readonly since?: Date | string;
  /** Accepted before this time: a `Date`, or ISO 8601 text. Indexed. */
  readonly until?: Date | string;
}

/** A filter and which part of its answer is wanted. */
export interface PageRequest extends EntryFilter {
  /**
   * At most so many entries: a whole number from 1 to 1000.
   *
   * @defaultValue 100
   */
  readonly limit?: number;
  /** The `nextCursor` of the page before; left out, the newest entries come first. */
  readonly cursor?: string;
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
