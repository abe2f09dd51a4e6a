import type { ParkedTurn } from './parked-turn';

/**
 * Whether starting somebody else stands for starting this one.
 *
 * Callers of one kind that have not started are interchangeable: to swap two of them renames the rest of the schedule
 * and changes nothing else, so only the first of them needs to go next.
 */
export function isCountedElsewhere(turn: ParkedTurn, parked: readonly ParkedTurn[]): boolean {
  return isTwin(turn) && parked.some((other) => other.caller < turn.caller && areTwins(other, turn));
}

/** How many schedules the choice of this turn stands for: itself, and one for each twin that waits with it. */
export function twinCount(turn: ParkedTurn, parked: readonly ParkedTurn[]): number {
  return isTwin(turn) ? parked.filter((other) => areTwins(other, turn)).length : 1;
}

function isTwin({ kind, callerKind }: ParkedTurn): boolean {
  return kind === 'start' && callerKind !== undefined;
}

function areTwins(one: ParkedTurn, other: ParkedTurn): boolean {
  return one.kind === 'start' && one.callerKind === other.callerKind;
}
