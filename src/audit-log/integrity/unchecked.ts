import type { AuditHeldError } from '../domain/held-errors';

/** What could not be checked; stable names. */
export type UncheckedKind =
  /** Everything: no entry has a link of the chain. */
  | 'chain'
  /** What the checkpoint covers: it was pruned together with what was stored later. */
  | 'pruned'
  /** What the checkpoint covers: the store does not answer that. */
  | 'checkpoint'
  /** The indexes: the store does not follow them to each entry. */
  | 'indexes'
  /** All that the faults do not speak of: the tables are not as we make them, and cannot be read to the end. */
  | 'unread'
  /** Entries that were accepted: the store does not take them, so they are not in the log. */
  | 'held';

/** The kinds that are about the store, and not about entries that it has not taken. */
export type UncheckedOfLog = Exclude<UncheckedKind, 'held'>;

/** Something that was asked for and could not be checked. */
export interface Unchecked {
  /** What it was. */
  readonly kind: UncheckedKind;
  /** Why, and what to do, in sentences. */
  readonly what: string;
}

/** What each kind means, and what to do. */
const SENTENCES: Readonly<Record<UncheckedOfLog, string>> = Object.freeze({
  chain:
    'No entry has a link of the chain, so nothing shows what was stored. An earlier release made the log, it was stored with integrity: false, all of it was recorded in transactions of callers or stored while a process ended and waits for the next batch, or somebody has taken the links away: only a checkpoint from before shows which. Open it to write with this release: what is stored from then on gets links, and so does what waits for the next batch.',
  pruned:
    'What the checkpoint covers was pruned together with what was stored later, so the log cannot be held against it. Give a checkpoint that was made later. Before you prune the next time, verify the log with your last checkpoint, and keep a new one.',
  checkpoint:
    'The store does not say whether the log has what the checkpoint says. Verify it with an engine that does, such as those of this release.',
  indexes: 'The indexes were not followed to each entry.',
  unread:
    'The log was not read to its end, because its tables are not as audit-race makes them. The faults name what is not. Nothing is known of the rest: a checkpoint and the indexes may not have been looked at either. Put the tables right, and verify the log again.',
});

/** What a kind means. */
export function unchecked(kind: UncheckedOfLog): Unchecked {
  return Object.freeze({ kind, what: SENTENCES[kind] });
}

/** Says that the indexes were not followed, and why. The reason comes from the store, because only the store knows what it needs. */
export function uncheckedIndexes(
  why = 'This store does not follow them, or the log is one of an earlier release.',
): Unchecked {
  return Object.freeze({ kind: 'indexes', what: `${SENTENCES.indexes} ${why}` });
}

/** Which entries are not in the log, and why. */
export function uncheckedHeld({ message }: AuditHeldError): Unchecked {
  return Object.freeze({ kind: 'held', what: message });
}
