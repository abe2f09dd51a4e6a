import type { Branch } from './branch';

/** A tick that more could join than the present round of a search allows: where the next round begins. */
interface Seed {
  readonly branches: readonly Branch[];
  /** What was taken at each of them. */
  readonly taken: readonly number[];
  readonly join: Branch;
}

/** More than this are not remembered: then the next round begins at the root. */
const SEEDS_MAX = 10_000;

/**
 * Where the next round of a search begins: at each join that the present round has left out.
 *
 * Without it every round would run the orders of those before it once more. It is bounded, so that memory stays flat.
 */
export class Frontier {
  readonly #seeds: Seed[] = [];
  #isFull = false;

  /** Whether some of the joins that were left out are not in it. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get size(): number {
    return this.#seeds.length;
  }

  /** Remembers a join that was left out, and the path to it. */
  add(path: readonly Branch[], join: Branch): void {
    if (this.#seeds.length === SEEDS_MAX) {
      this.#isFull = true;
      return;
    }
    this.#seeds.push({ branches: [...path], taken: path.map(({ at }) => at), join });
  }

  /** Forgets what was added since it had this size. */
  cutTo(size: number): void {
    this.#seeds.length = Math.min(size, this.#seeds.length);
  }

  /** The path to one of the joins; on it nothing else is left to try. */
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

/** Where a round can begin. */
export type Seeds = Pick<Frontier, 'pathTo'>;

/** The paths to all of them, from one on. */
export function* pathsFrom(seeds: Seeds | undefined, from: number): Generator<Branch[]> {
  for (let index = from, path = seeds?.pathTo(index); path !== undefined; path = seeds?.pathTo(index)) {
    yield path;
    index += 1;
  }
}
