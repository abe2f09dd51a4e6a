import { type EngineCase, engineContract, type OpenEngine } from 'audit-race/engine-contract';

/** How an engine did in the cases of the contract. */
export class Trials {
  /** The cases that were tried, by their titles, with the error of those that failed. */
  readonly outcomes = new Map<string, unknown>();

  /** Tries an engine by every case, or by these, a few at the same time: each has a store of its own. */
  async tryAll(openEngine: OpenEngine, cases: readonly EngineCase[] = engineContract): Promise<void> {
    const waiting = [...cases];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await this.#try(next, openEngine);
      }
    };
    await Promise.all([work(), work(), work(), work()]);
  }

  /** The titles of the cases that it failed. */
  get failed(): string[] {
    return [...this.outcomes].flatMap(([title, error]) => (error === undefined ? [] : [title]));
  }

  /** What went wrong, a line for each case. */
  get failures(): string[] {
    return [...this.outcomes]
      .filter(([, error]) => error !== undefined)
      .map(([title, error]) => `${title}: ${String(error)}`);
  }

  async #try({ title, check }: EngineCase, openEngine: OpenEngine): Promise<void> {
    const error = await check(openEngine).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    this.outcomes.set(title, error);
  }
}
