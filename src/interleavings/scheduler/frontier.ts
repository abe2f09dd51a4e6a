import type { Branch } from './branch';

/** A tick with a join that exceeds the limit of the current round. The next round begins there. */
interface Seed {
  readonly branches: readonly Branch[];
  /** The index of the choice taken at each branch. */
  readonly taken: readonly number[];
  readonly join: Branch;
}

/** If more joins are excluded, they are not stored, and the next round begins at the root. */
const SEEDS_MAX = 10_000;

/**
 * The starting points of the next round: each join that the current round excluded.
 *
 * Without them, every round would run the orders of all earlier rounds again. The number is bounded, so that memory stays flat.
 */
export class Frontier {
  readonly #seeds: Seed[] = [];
  #isFull = false;

  /** Whether excluded joins are missing because the bound was reached. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get size(): number {
    return this.#seeds.length;
  }

  /** Adds an excluded join, with the path to it. */
  add(path: readonly Branch[], join: Branch): void {
    if (this.#seeds.length === SEEDS_MAX) {
      this.#isFull = true;
      return;
    }
    this.#seeds.push({ branches: [...path], taken: path.map(({ at }) => at), join });
  }

  /** Removes what was added after it had this size. */
  cutTo(size: number): void {
    this.#seeds.length = Math.min(size, this.#seeds.length);
  }

  /** The path to a join. Its branches have no further choices to try. */
  pathTo(index: number): Branch[] | undefined {
    const seed = this.#seeds[index];
    return (
      seed && [
        ...seed.branches.map((branch, at) => ({
          ...branch,
          choices: [branch.choices[seed.taken[at] as number]],
          at: 0,
        })),
        { ...seed.join },
      ]
    );
  }
}

/** Where a round begins. */
export type Seeds = Pick<Frontier, 'pathTo'>;

/** The paths to all seeds, from an index on. */
export function* pathsFrom(seeds: Seeds | undefined, from: number): Generator<Branch[]> {
  for (let index = from, path = seeds?.pathTo(index); path !== undefined; path = seeds?.pathTo(index)) {
    yield path;
    index += 1;
  }
}
