import { activity } from '../../execution/activity';
import type { Execution } from '../../execution/execution';
import type { Place } from '../../execution/place';
import { callSite } from './call-site';
import type { TimedWait } from './elapsed-time';
import { RingLimit } from './ring-limit';
import { SetUpTimers } from './set-up-timers';
import type { TimerClock } from './timer-clock';
import { TimerNumbers } from './timer-numbers';

/** A timer that was started, as its owner knows it. */
export interface Alarm {
  /** The function that started it: `setTimeout`. */
  readonly name: string;
  /** How long it waits, in milliseconds; nothing for an immediate. */
  readonly durationMs: number | undefined;
  /** What makes it the same timer, started again; by default the caller and the line of code. */
  readonly key?: string | undefined;
  /** Hears that it rings. */
  ring(): void;
}

/** A timer while it waits. */
interface Wait extends TimedWait {
  readonly alarm: Alarm;
  readonly key: string;
  readonly place: Place;
  isHeld: boolean;
  /** The step in which it was held. */
  heldAt: number;
  withdraw: (() => void) | undefined;
}

// Immediates ring in the order in which they came, whatever else happens.
const IMMEDIATES = 'immediates';

/** The timers of one order: each waits until the scheduler lets it ring. */
export class TimerQueue {
  readonly numbers = new TimerNumbers();
  readonly #execution: Execution;
  readonly #limit: RingLimit;
  readonly #clock: TimerClock;
  readonly #waits = new Map<Alarm, Wait>();
  /** Those that have used up their rings. */
  readonly #held = new Set<Wait>();
  readonly #setUp = new SetUpTimers();
  #started = 0;

  constructor(execution: Execution, clock: TimerClock, ringsMax: number) {
    this.#execution = execution;
    this.#clock = clock;
    this.#limit = new RingLimit(ringsMax);
  }

  /** Whether code of this order is running, and not something else in the process. */
  isOf(place: Place | undefined): boolean {
    // The effect of an operation is real, and so are the timers that it starts.
    return place?.home === this.#execution && place.effect?.running !== true && !this.#execution.isOver;
  }

  /** The time that the code under test is told, in milliseconds since the set-up. */
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

  /** Stops a timer; nothing happens if it does not wait. */
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

  /** Ends, with the order. */
  close(): void {
    this.#setUp.cancel();
    this.#execution.isHeldBack ||= this.#held.size > 0 && this.#limit.isBound;
  }

  /** Lets a timer ring that has used up its rings, because somebody waits and nothing else can go on; whether there is one. */
  helpOut(): boolean {
    this.#limit.lookBack(this.#execution);
    const held = [...this.#held];
    // A check has no other orders: what it waits for may ring as long as it likes.
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

  /** It could have rung before whatever has gone on since then. */
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

  /** Nobody chooses yet, so time passes as it does. */
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

  /** The others that will ring after a duration of their own; those that are held may never ring. */
  *#besides(wait: Wait, others: Iterable<Wait>): Iterable<Wait> {
    const isHeld = this.#held.has(wait);
    for (const other of others) {
      if (other !== wait && other.alarm.durationMs !== undefined && this.#held.has(other) === isHeld) {
        yield other;
      }
    }
  }
}
