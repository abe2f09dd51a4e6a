import type { Place } from '../ground/place';

/** Where code of a suite is. */
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
  /** Null where nobody knows. */
  readonly source: RunSource | null;
}

/** Code to begin the definition of a step with. */
export interface RunSnippet {
  /** Such as `javascript`. */
  readonly language: string;
  readonly code: string;
}
