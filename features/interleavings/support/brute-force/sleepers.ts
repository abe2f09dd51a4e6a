import { EventEmitter, once } from 'node:events';

/** Where callers wait for each other: at a gate, which stays open once it is, or for an event. */
export class Sleepers {
  readonly #emitter = new EventEmitter();
  readonly #asleep = { gate: 0, event: 0 };
  #awake: number;
  #isGateOpen = false;
  #openGate = (): void => undefined;
  /** Settles when the gate is opened. */
  readonly gate = new Promise<void>((resolve) => {
    this.#openGate = resolve;
  });

  /** The listener hears of each event at once, before those who wait for it. */
  constructor(callers: number, onEvent: () => void) {
    this.#awake = callers;
    this.#emitter.on('event', onEvent);
  }

  /**
   * Waits until somebody wakes those who wait there.
   *
   * @returns Nothing when nobody would be left to do so: programs that wait for ever say little.
   */
  sleep(where: 'gate' | 'event'): Promise<unknown> | undefined {
    if (where === 'gate' && this.#isGateOpen) {
      return this.gate;
    }
    if (this.#awake - this.#asleep.gate - this.#asleep.event < 2) {
      return;
    }
    this.#asleep[where] += 1;
    return where === 'gate' ? this.gate : once(this.#emitter, 'event');
  }

  /** Wakes all who wait there. */
  wake(where: 'gate' | 'event'): void {
    this.#asleep[where] = 0;
    if (where === 'event') {
      this.#emitter.emit('event');
    } else {
      this.#isGateOpen = true;
      this.#openGate();
    }
  }

  /** A caller ends, and leaves nobody asleep. */
  end(): void {
    this.#awake -= 1;
    this.wake('gate');
    if (this.#asleep.event > 0) {
      this.wake('event');
    }
  }
}
