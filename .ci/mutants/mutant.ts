/** One line of a source, and what it becomes. */
interface Change {
  /** What is replaced. It occurs exactly once in the sources of the package. */
  readonly find: string;
  readonly replace: string;
}

/** A promise of ours that is broken on purpose, to see which scenario notices. */
export interface Mutant extends Change {
  /** What is done to the code, in a few words. */
  readonly name: string;
  /** What no longer holds then. */
  readonly promise: string;
  /** The folder under `src` of the package it is in. Not the file: files are joined and renamed, a promise stays. */
  readonly within: 'audit-log' | 'interleavings' | 'cucumber';
  /** A second place, where the promise is kept twice. */
  readonly also?: Change;
  /**
   * Who is to notice, the likeliest first: a feature as `chapter/feature`, scenarios of it as `chapter/feature > name`, a gate
   * as `check:…`, or `canary`.
   */
  readonly guards: readonly string[];
  /** The part of the harness that the canary has to name. */
  readonly tells?: string;
  /** Whether users lose data, or are told something false, without it: two scenarios have to notice, one of them quick. */
  readonly essential?: true;
  /** Why nobody can notice; the mutant then has to survive. */
  readonly equivalent?: string;
}
