import { activity } from '../../execution/activity';
import type { Execution } from '../../execution/execution';
import type { Place } from '../../execution/place';
import { callSite } from './call-site';
import type { TimedWait } from './elapsed-time';
import { RingLimit } from './ring-limit';
import { SetUpTimers } from './set-up-timers';
import type { TimerClock } from './timer-clock';
import { TimerNumbers } from './timer-numbers';

/** The parameters of a started timer. */
export interface Alarm {
  /** The name of the function that started it, such as `setTimeout`. */
  readonly name: string;
  /** How long it waits, in milliseconds; undefined for an immediate. */
  readonly durationMs: number | undefined;
  /** Timers with equal keys count as the same timer, restarted. By default: the caller and the line of code. */
  readonly key?: string | undefined;
  /** Called when the timer rings. */
  ring(): void;
}

/** A waiting timer. */
interface Wait extends TimedWait {
  readonly alarm: Alarm;
  readonly key: string;
  readonly place: Place;
  isHeld: boolean;
  /** The step in which it was held back. */
  heldAt: number;
  withdraw: (() => void) | undefined;
}

// All immediates share one lane: they always ring in the order in which they were started.
const IMMEDIATES = 'immediates';

/** The timers of one order: each waits until the scheduler lets it ring. */
export class TimerQueue {
  readonly numbers = new TimerNumbers();
  readonly #execution: Execution;
  readonly #limit: RingLimit;
  readonly #clock: TimerClock;
  readonly #waits = new Map<Alarm, Wait>();
  /** Timers beyond their limit, which may ring only when nothing else can go on. */
  readonly #held = new Set<Wait>();
  readonly #setUp = new SetUpTimers();
  #started = 0;

  constructor(execution: Execution, clock: TimerClock, ringsMax: number) {
    this.#execution = execution;
    this.#clock = clock;
    this.#limit = new RingLimit(ringsMax);
  }

  /** Whether the code at this place belongs to this order, and not to something else in the process. */
  isOf(place: Place | undefined): boolean {
    // The effect of an operation is real, so the timers that it starts are real, too.
    return place?.home === this.#execution && place.effect?.running !== true && !this.#execution.isOver;
  }

  /** The time that the code under test sees, in milliseconds since the set-up. */
  tellTime(): number {
    return this.#clock.tell(this.#execution.ticks);
  }

  /** Starts a timer. */
  start(alarm: Alarm): void {
    const { place } = this.#execution;
    this.#started += 1;
    const wait: Wait = {
      alarm,
      place,
      key: this.#keyOf(alarm, place),
      startedAt: this.#clock.startedAt(this.#execution.ticks),
      durationMs: alarm.durationMs ?? 0,
      nth: this.#started,
      isHeld: false,
      heldAt: 0,
      withdraw: undefined,
    };
    this.#waits.set(alarm, wait);
    const { isSettingUp, isExploring } = this.#execution;
    if ((isSettingUp || isExploring) && !this.#limit.isWithin(wait.key)) {
      this.#hold(wait);
    } else {
      this.#ask(wait);
    }
    if (isSettingUp) {
      this.#setUp.await(wait.durationMs, () => this.#ringInSetUp(wait));
    }
  }

  /** Stops a timer. Does nothing if it does not wait. */
  stop(alarm: Alarm): void {
    const wait = this.#waits.get(alarm);
    this.#waits.delete(alarm);
    if (wait === undefined) {
      return;
    }
    this.#release(wait);
    wait.withdraw?.();
    if (wait.alarm.durationMs !== undefined) {
      this.#clock.stops(wait, this.#execution.ticks);
    }
  }

  /** Called at the end of the order. */
  close(): void {
    this.#setUp.cancel();
    this.#execution.isHeldBack ||= this.#held.size > 0 && this.#limit.isBound;
  }

  /** Lets one held timer ring when a caller waits and nothing else can go on. Returns whether there was one. */
  helpOut(): boolean {
    this.#limit.lookBack(this.#execution);
    const held = [...this.#held];
    // The limit does not apply to the check: it runs once per order, so a timer that it awaits may ring any number of times.
    const isBound = this.#execution.isExploring;
    const helper = held.find(
      (wait) => (!isBound || this.#limit.mayHelp(wait.key)) && this.#isDue(wait, held),
    );
    if (helper === undefined) {
      return false;
    }
    this.#release(helper);
    this.#ask(helper, true);
    return true;
  }

  #keyOf({ key, name }: Alarm, { caller }: Place): string {
    return key ?? (this.#limit.isNeeded ? `${caller} ${name} ${callSite()}` : name);
  }

  #hold(wait: Wait): void {
    wait.isHeld = true;
    wait.heldAt = this.#execution.steps;
    this.#held.add(wait);
    this.#execution.assumptions.add(this.#limit.words);
  }

  /** Releases a held timer. If steps have passed since it was held, the limit has left out orders in which it rings before them. */
  #release(wait: Wait): void {
    const isHeldBack = this.#held.delete(wait) && wait.heldAt < this.#execution.steps;
    this.#execution.isHeldBack ||= isHeldBack && this.#limit.isBound;
  }

  #ask(wait: Wait, isHelping = false): void {
    const { alarm, place } = wait;
    const { durationMs } = alarm;
    wait.withdraw = this.#execution.wait({
      kind: 'timer',
      name: alarm.name,
      place,
      ...(durationMs === undefined ? { lane: IMMEDIATES } : { args: [durationMs], durationMs }),
      isAble: () => this.#isDue(wait, this.#waits.values()),
      resume: () => this.#ring(wait, isHelping),
    });
  }

  #isDue(wait: Wait, others: Iterable<Wait>): boolean {
    return wait.alarm.durationMs === undefined || this.#clock.mayRing(wait, this.#besides(wait, others));
  }

  /** Rings in real time during the set-up, when the scheduler does not choose yet. */
  #ringInSetUp(wait: Wait): void {
    if (this.#execution.isSettingUp && this.#waits.get(wait.alarm) === wait) {
      this.#held.delete(wait);
      wait.withdraw?.();
      activity.place = wait.place;
      this.#ring(wait, false);
      activity.place = undefined;
    }
  }

  #ring(wait: Wait, isHelping: boolean): void {
    const { alarm, key } = wait;
    this.#waits.delete(alarm);
    if (this.#execution.isExploring) {
      this.#limit.rang(key);
    }
    if (isHelping) {
      this.#limit.rangAgain(key, { steps: this.#execution.steps, events: this.#execution.events });
    }
    if (alarm.durationMs !== undefined) {
      this.#clock.rings(wait, this.#execution.ticks, this.#besides(wait, this.#waits.values()));
    }
    try {
      alarm.ring();
    } catch (error) {
      this.#execution.errorUncaught(error);
    }
  }

  /** The other timers whose due time matters: no immediates, and no held ones beside one that is not held, as these may never ring. */
  *#besides(wait: Wait, others: Iterable<Wait>): Iterable<Wait> {
    const isHeld = this.#held.has(wait);
    for (const other of others) {
      if (other !== wait && other.alarm.durationMs !== undefined && this.#held.has(other) === isHeld) {
        yield other;
      }
    }
  }
}
