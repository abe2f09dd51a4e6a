import type { Place } from '../ground/place';

/** The place of code in a suite. */
export interface RunSource {
  /** The file and the line, or a method. */
  readonly text: string;
  /** The line of a file; null where only a method is known. */
  readonly place: Place | null;
}

/** The definition of a step. */
export interface RunDefinition {
  /** A Cucumber expression, or a regular expression between slashes. */
  readonly pattern: string;
  /** Null if unknown. */
  readonly source: RunSource | null;
}

/** A code snippet for a missing step definition. */
export interface RunSnippet {
  /** The programming language, such as `javascript`. */
  readonly language: string;
  readonly code: string;
}
