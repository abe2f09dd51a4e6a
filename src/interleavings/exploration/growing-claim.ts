import type { ExplorationLimit } from '../experiment/exploration-options';
import { count, listInWords } from '../experiment/wording';
import type { Exploration } from '../report/exploration';
import { NOBODY_SUCCEEDED, NOTHING_CONTROLLED } from '../report/exploration-scope';

/** Bounds that a later search makes larger, so that nothing is left out for good. */
export const GROWING = [
  'faultsMax',
  'joinsMax',
  'preemptionsMax',
] as const satisfies readonly ExplorationLimit[];

/** What several searches, one larger than the other, say together. */
export class GrowingClaim {
  readonly #cutBy = new Set<ExplorationLimit>();
  #isControlled = false;
  #hasSuccess = false;

  /** Adds what one of them says. */
  add({ cutBy, scope }: Exploration): void {
    for (const limit of cutBy) {
      if (!GROWING.some((growing) => growing === limit)) {
        this.leaveOut(limit);
      }
    }
    this.#isControlled ||= !scope.includes(NOTHING_CONTROLLED);
    this.#hasSuccess ||= !scope.includes(NOBODY_SUCCEEDED);
  }

  /** Notes that no further search makes up for what a limit has left out. */
  leaveOut(limit: ExplorationLimit): void {
    this.#cutBy.add(limit);
  }

  /** Whether nothing was left out by a limit. */
  get isWhole(): boolean {
    return this.#cutBy.size === 0;
  }

  /** Whether it shows that there is no order that fails, if none was found. */
  get showsNone(): boolean {
    return this.isWhole && this.#isControlled;
  }

  /** Says what was covered, where none was found. */
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
