/**
 * An entry on its way to or from a store. A flat row of plain values crosses a thread twice as fast as an object.
 *
 * `time` is in milliseconds since 1970, `details` is JSON.
 */
export type EntryRow = readonly [
  id: string,
  time: number,
  eventType: string,
  actor: string | null,
  subject: string | null,
  outcome: string | null,
  correlationId: string | null,
  details: string | null,
];
