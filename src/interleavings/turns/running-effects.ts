import { ringAfter } from '../barriers/event-loop';
import { EffectTimeoutError } from './exploration-errors';
import { type Place, places } from './place';

/** The real effects of one schedule that take real time: a step lasts until they are over. */
export class RunningEffects {
  readonly #operations: string[] = [];
  readonly #timeoutMs: number;
  #wake: (() => void) | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Whether an effect is still running. */
  get any(): boolean {
    return this.#operations.length > 0;
  }

  /** Runs an effect on behalf of whoever is in this place. */
  run<Result>(
    operation: string,
    { stage, caller }: Place,
    effect: () => Result | PromiseLike<Result>,
  ): Result | Promise<Result> {
    const inside = { operation, running: true };
    let result: Result | PromiseLike<Result> | undefined;
    try {
      result = places.run({ stage, caller, effect: inside }, effect);
    } finally {
      // What it began and did not wait for goes on outside the effect, also when the effect has thrown.
      inside.running = isPromiseLike(result);
    }
    return isPromiseLike(result) ? this.#follow(inside, result) : result;
  }

  /**
   * Waits until no effect is running.
   *
   * @throws EffectTimeoutError when one does not end.
   */
  async ended(): Promise<void> {
    while (this.any) {
      await new Promise<void>((resolve, reject) => {
        const giveUp = () => reject(new EffectTimeoutError(this.#operations, this.#timeoutMs));
        const cancel = ringAfter(this.#timeoutMs, giveUp);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
  }

  async #follow<Result>(
    inside: { operation: string; running: boolean },
    result: PromiseLike<Result>,
  ): Promise<Result> {
    this.#operations.push(inside.operation);
    try {
      return await result;
    } finally {
      inside.running = false;
      this.#operations.splice(this.#operations.indexOf(inside.operation), 1);
      this.#wake?.();
    }
  }
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
