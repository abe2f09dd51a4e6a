import { limitExceeded, type Offer, offersFor } from './choices';
import type { ExplorationOptions } from './exploration-options';
import type { Patience } from './patience';
import type { ScheduleRecord } from './schedule-record';
import type { Stage } from './stage';
import { expectStillness } from './stillness';
import { isCountedElsewhere, twinCount } from './symmetry';

/** Decides what happens next. */
export interface Chooser {
  /**
   * Says which of the offers is taken at this depth; one outside the range ends the schedule.
   *
   * @param allow - Which of them are within the limits and not counted by symmetry; worked out only when asked.
   */
  choose(depth: number, offers: readonly Offer[], allow: () => readonly boolean[]): number;
}

/** Who decides, within which limits, and whether to look after each step if somebody goes on without a turn. */
export interface Direction {
  readonly chooser: Chooser;
  readonly limits: ExplorationOptions;
  readonly isProbing: boolean;
  /** How long nothing may happen before somebody is said to wait for ever. */
  readonly patience: Patience;
}

/** Probing takes a millisecond a step; whoever escapes control does so early. */
const PROBED_STEPS = 100;

/** Gives one turn after the other until nobody asks for one. */
export async function giveTurns(stage: Stage, record: ScheduleRecord, direction: Direction): Promise<void> {
  const { chooser, limits, isProbing } = direction;
  while (stage.parked.length > 0) {
    if (record.stepCount === limits.stepsMax) {
      record.cutBy.add('stepsMax');
      return;
    }
    const offers = offersFor(stage.parked, record.lastCaller);
    const index = chooser.choose(record.stepCount, offers, () => allow(offers, stage, record, limits));
    const offer = offers[index];
    if (offer === undefined) {
      return;
    }
    const twins = limits.symmetry ? twinCount(offer.turn, stage.parked) : 1;
    const notes = await stage.give(offer.turn, offer.choice.outcome);
    record.addStep(index, offer, twins, notes);
    if (isProbing && record.stepCount <= PROBED_STEPS) {
      await expectStillness(stage, record, 1);
    }
    if (stage.misuse !== undefined) {
      throw stage.misuse;
    }
  }
}

/** Marks what the search may take, and writes down which limit kept the rest out. */
function allow(
  offers: readonly Offer[],
  stage: Stage,
  record: ScheduleRecord,
  limits: ExplorationOptions,
): boolean[] {
  return offers.map((offer) => {
    if (limits.symmetry && isCountedElsewhere(offer.turn, stage.parked)) {
      return false;
    }
    const exceeded = limitExceeded(offer, record, limits);
    if (exceeded !== undefined) {
      record.cutBy.add(exceeded);
    }
    return exceeded === undefined;
  });
}
