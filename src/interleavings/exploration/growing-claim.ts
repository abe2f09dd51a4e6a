import type { ExplorationLimit } from '../experiment/exploration-options';
import { count, listInWords } from '../experiment/wording';
import type { Exploration } from '../report/exploration';
import { NOBODY_SUCCEEDED, NOTHING_CONTROLLED } from '../report/exploration-scope';

/** Bounds that later, larger searches raise, so that what they leave out is only postponed. */
export const GROWING = [
  'faultsMax',
  'joinsMax',
  'preemptionsMax',
] as const satisfies readonly ExplorationLimit[];

/** The combined claim of several searches, each larger than the one before. */
export class GrowingClaim {
  readonly #cutBy = new Set<ExplorationLimit>();
  #isControlled = false;
  #hasSuccess = false;

  /** Adds the claim of one search. */
  add({ cutBy, scope }: Exploration): void {
    for (const limit of cutBy) {
      if (!GROWING.some((growing) => growing === limit)) {
        this.leaveOut(limit);
      }
    }
    this.#isControlled ||= !scope.includes(NOTHING_CONTROLLED);
    this.#hasSuccess ||= !scope.includes(NOBODY_SUCCEEDED);
  }

  /** Records that a limit has left something out that no later search makes up for. */
  leaveOut(limit: ExplorationLimit): void {
    this.#cutBy.add(limit);
  }

  /** Whether no limit has left anything out. */
  get isWhole(): boolean {
    return this.#cutBy.size === 0;
  }

  /** Whether it proves that no order fails, given that no search found one. */
  get showsNone(): boolean {
    return this.isWhole && this.#isControlled;
  }

  /** Describes what was covered, if no failing order was found. */
  scopeUpTo(callersMax: number): string {
    const all = `interleaving of up to ${count(callersMax, 'caller')}`;
    if (!this.isWhole) {
      return `not every ${all}, cut by ${listInWords([...this.#cutBy].sort())}`;
    }
    if (!this.#isControlled) {
      return `not every ${all}. ${NOTHING_CONTROLLED}`;
    }
    return `every ${all}${this.#hasSuccess ? '' : `. ${NOBODY_SUCCEEDED}`}`;
  }
}
