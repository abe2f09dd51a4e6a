import type { ExplorationOptions } from './exploration-options';
import type { ParkedTurn, TurnChoice } from './parked-turn';

/** One way for a schedule to go on. */
export interface Offer {
  /** Who would go on. */
  readonly turn: ParkedTurn;
  /** How. */
  readonly choice: TurnChoice;
  /** 1 when a fault would be injected. */
  readonly faults: 0 | 1;
  /** 1 when somebody who could go on would have to wait. */
  readonly switches: 0 | 1;
}

/** What a schedule has spent of its limits so far. */
export interface Spent {
  /** Injected faults. */
  readonly faults: number;
  /** Switches away from somebody who could go on. */
  readonly switches: number;
}

/**
 * All ways to go on, the least surprising first: no fault before a fault, the caller of the last step before another.
 *
 * The order depends on the behaviour of the code alone, not on limits, so a choice has the same number in every search.
 */
export function offersFor(parked: readonly ParkedTurn[], lastCaller: number | undefined): Offer[] {
  const able = parked.filter(({ kind }) => kind !== 'timer');
  const canLastGoOn = able.some(({ caller }) => caller === lastCaller);
  const offers = parked.flatMap((turn) => {
    // A timer that rings while there is work to do is as much of a surprise as another caller that comes in between.
    const isSwitch = turn.kind === 'timer' ? able.length > 0 : canLastGoOn && turn.caller !== lastCaller;
    return turn.choices.map((choice) => offer(turn, choice, isSwitch));
  });
  return offers.sort(bySurprise);
}

/** The first limit that an offer would exceed. */
export function limitExceeded(
  { faults, switches }: Offer,
  spent: Spent,
  limits: Pick<ExplorationOptions, 'faultsMax' | 'preemptionsMax'>,
): 'faultsMax' | 'preemptionsMax' | undefined {
  if (spent.faults + faults > limits.faultsMax) {
    return 'faultsMax';
  }
  return spent.switches + switches > limits.preemptionsMax ? 'preemptionsMax' : undefined;
}

function offer(turn: ParkedTurn, choice: TurnChoice, isSwitch: boolean): Offer {
  return { turn, choice, faults: choice.outcome === 'faults' ? 1 : 0, switches: isSwitch ? 1 : 0 };
}

function bySurprise(one: Offer, other: Offer): number {
  // Turns of one caller stay in the order in which they were asked for.
  return one.faults - other.faults || one.switches - other.switches || one.turn.caller - other.turn.caller;
}
