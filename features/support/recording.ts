import type { Clock, NewEntry, Receipt } from 'audit-race';
import { systemClock } from '#audit-log/ports/clock';
import { AuditStage } from './audit-stage';
import type { AuditWorld } from './world';

/** An entry as it was recorded, with the receipt that was given for it. */
interface Recorded {
  readonly entry: NewEntry;
  readonly receipt: Receipt;
}

const NOON = Date.parse('2026-01-01T12:00:00.000Z');

/** How a clock moves with every look at it, in milliseconds. */
const CLOCK_STEPS: Readonly<Record<string, number>> = {
  'goes on': 1,
  'stands still': 0,
};

/** What Ada records. */
export class Recording {
  readonly #world: AuditWorld;
  readonly #recorded: Recorded[] = [];
  details: Record<string, unknown> = {};

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get recorded(): readonly [Recorded, ...Recorded[]] {
    const [first, ...rest] = this.#recorded;
    if (first === undefined) {
      throw new Error('Nothing was recorded.');
    }
    return [first, ...rest];
  }

  record(entry: NewEntry): Receipt {
    const receipt = this.#world.part(AuditStage).service.record(entry);
    this.#recorded.push({ entry, receipt });
    return receipt;
  }

  /** Records entries numbered from 1, and waits until they are stored. */
  async recordMany(count: number): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      this.record({ eventType: 'plan.applied', actor: 'ada', details: { number } });
    }
    await this.#world.part(AuditStage).service.flush();
  }

  clock(behaviour: string): Clock {
    const step = CLOCK_STEPS[behaviour];
    if (step === undefined) {
      throw new Error(`No such clock: ${behaviour}`);
    }
    let time = NOON;
    return {
      ...systemClock,
      now: () => {
        time += step;
        return time;
      },
    };
  }
}
