import type { Offer } from './choices';
import { NondeterminismError } from './exploration-errors';
import type { Chooser } from './give-turns';

interface Node {
  /** The keys of all offers, to see that the code offers the same when it comes here again. */
  readonly keys: readonly string[];
  /** Which of them the search may take. */
  readonly allowed: readonly boolean[];
  /** The one taken now. */
  taken: number;
}

/**
 * The tree of all schedules, walked depth first.
 *
 * Only the path to the present schedule is kept: a schedule is run again from its beginning along a known prefix. So memory does
 * not grow with the search, and each schedule is visited exactly once.
 */
export class ChoiceTree implements Chooser {
  readonly #experiment: string;
  readonly #path: Node[] = [];
  /** Whether the present path was played to its end before, so that it has to end there again. */
  #isKnownToEnd = false;

  constructor(experiment: string) {
    this.#experiment = experiment;
  }

  choose(depth: number, offers: readonly Offer[], allow: () => readonly boolean[]): number {
    const known = this.#path[depth];
    if (known !== undefined) {
      this.#expectSame(depth, known.keys, offers);
      return known.taken;
    }
    if (this.#isKnownToEnd) {
      throw new NondeterminismError(this.#experiment, depth + 1, [], keysOf(offers));
    }
    const allowed = allow();
    const node = { keys: keysOf(offers), allowed, taken: allowed.indexOf(true) };
    this.#path.push(node);
    return node.taken;
  }

  /**
   * Hears that a schedule ended after so many choices, by itself or given up.
   *
   * @throws NondeterminismError when it came further the last time it was on this path.
   */
  ended(depth: number): void {
    const missing = this.#path[depth];
    if (missing !== undefined) {
      this.#expectSame(depth, missing.keys, []);
    }
    this.#isKnownToEnd = true;
  }

  /** Turns to the next schedule: the deepest choice with something left to try. Says false when there is none. */
  advance(): boolean {
    this.#isKnownToEnd = false;
    for (let node = this.#path.at(-1); node !== undefined; node = this.#path.at(-1)) {
      const next = node.allowed.indexOf(true, node.taken + 1);
      if (next >= 0) {
        node.taken = next;
        return true;
      }
      this.#path.pop();
    }
    return false;
  }

  #expectSame(depth: number, before: readonly string[], now: readonly Offer[]): void {
    if (before.length !== now.length || before.some((key, index) => key !== now[index]?.choice.key)) {
      throw new NondeterminismError(this.#experiment, depth + 1, before, keysOf(now));
    }
  }
}

function keysOf(offers: readonly Offer[]): string[] {
  return offers.map(({ choice }) => choice.key);
}
