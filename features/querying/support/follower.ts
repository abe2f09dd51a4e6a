import type { FollowedEntry } from 'audit-race';

/** Somebody who follows a log beside everything else. */
export class Follower {
  readonly entries: FollowedEntry[] = [];
  /** How it has ended, once it has: with the error that it was told, or without. */
  readonly ended: Promise<unknown>;
  readonly #followed: AsyncGenerator<FollowedEntry, void, undefined>;
  readonly #take: () => Promise<void>;
  #tell: () => unknown = () => undefined;
  readonly #waiting = new Map<number, () => void>();

  /** Follows until the loop ends by itself, or {@link Follower.leave} ends it. `take` is what is done with each entry. */
  constructor(
    followed: AsyncGenerator<FollowedEntry, void, undefined>,
    take: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#followed = followed;
    this.#take = take;
    this.ended = this.#follow().then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  /** The numbers that Ada has given to the entries; what the log says of itself has none. */
  get numbers(): number[] {
    return this.entries.map(numberOf).filter((number) => number !== undefined);
  }

  /** Resolves when the entry with this number has come, at once where it is 0; or when the loop has ended, and it never will. */
  async reached(number: number): Promise<void> {
    if (number > 0 && !this.numbers.includes(number)) {
      const come = new Promise<void>((resolve) => this.#waiting.set(number, resolve));
      await Promise.race([come, this.ended]);
    }
  }

  /** Resolves when an entry of this type has come; or when the loop has ended. */
  async came(eventType: string): Promise<void> {
    await this.#until(() => this.entries.some(({ entry }) => entry.eventType === eventType));
  }

  /** Resolves when so many entries have come; or when the loop has ended. */
  async counted(count: number): Promise<void> {
    await this.#until(() => this.entries.length >= count);
  }

  /** Leaves the loop, wherever it is. */
  async leave(): Promise<void> {
    await this.#followed.return();
  }

  /** The same, as `await using` does it. */
  async dispose(): Promise<void> {
    await this.#followed[Symbol.asyncDispose]();
  }

  /** The same, as a stream does it that breaks. */
  async break(error: Error): Promise<void> {
    await this.#followed.throw(error);
  }

  async #until(isSo: () => boolean): Promise<void> {
    const come = new Promise<void>((resolve) => {
      this.#tell = () => isSo() && resolve();
    });
    this.#tell();
    await Promise.race([come, this.ended]);
  }

  async #follow(): Promise<void> {
    for await (const followed of this.#followed) {
      this.entries.push(followed);
      this.#waiting.get(numberOf(followed) ?? Number.NaN)?.();
      this.#tell();
      await this.#take();
    }
  }
}

function numberOf({ entry }: FollowedEntry): number | undefined {
  const number: unknown = Reflect.get(Object(entry.details), 'number');
  return typeof number === 'number' ? number : undefined;
}
