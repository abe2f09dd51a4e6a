import type { ParkedTurn } from './parked-turn';

/**
 * Whether starting somebody else stands for starting this one.
 *
 * Callers of one kind that have not started are interchangeable: to swap two of them renames the rest of the schedule
 * and changes nothing else, so only the first of them needs to go next.
 */
export function isCountedElsewhere(turn: ParkedTurn, parked: readonly ParkedTurn[]): boolean {
  return parked.some((other) => other.caller < turn.caller && areTwins(other, turn));
}

/** How many schedules the choice of this turn stands for: itself, and one for each twin that waits with it. */
export function twinCount(turn: ParkedTurn, parked: readonly ParkedTurn[]): number {
  return turn.callerKind === undefined ? 1 : parked.filter((other) => areTwins(other, turn)).length;
}

/** Only who has not started yet has a kind to its name. */
function areTwins(one: ParkedTurn, other: ParkedTurn): boolean {
  return one.callerKind !== undefined && one.callerKind === other.callerKind;
}
