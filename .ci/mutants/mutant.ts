/** A replacement of text in a source file. */
interface Change {
  /** The text to replace. It must occur exactly once in the sources of the package. */
  readonly find: string;
  readonly replace: string;
}

/** A deliberate violation of one of our promises, to see which scenario notices. */
export interface Mutant extends Change {
  /** The change of the code, in a few words. */
  readonly name: string;
  /** The promise that no longer holds then. */
  readonly promise: string;
  /** The folder of the package under `src`. The file is not named, because files are joined and renamed, but promises stay. */
  readonly within: 'audit-log' | 'interleavings' | 'cucumber';
  /** A second change, for a promise that is kept in two places. */
  readonly also?: Change;
  /**
   * The guards that should notice, the likeliest first: a feature as `chapter/feature`, its scenarios as `chapter/feature > name`, a gate
   * as `check:…`, or `canary`.
   */
  readonly guards: readonly string[];
  /** The part of the harness that the canary must name. */
  readonly tells?: string;
  /** Whether users would lose data, or get false information, without it. Then two scenarios must notice, and one must be quick. */
  readonly essential?: true;
  /** Why the change has no visible effect (an equivalent mutant). The mutant must then survive. */
  readonly equivalent?: string;
}
