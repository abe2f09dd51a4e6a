/** A step as it is written. */
export interface WrittenStep {
  /** Trimmed. */
  readonly keyword: string;
  readonly text: string;
  readonly docString: RunDocString | null;
  /** Row by row, cell by cell. */
  readonly table: readonly (readonly string[])[] | null;
  readonly line: number;
}

/** A text below a step. */
interface RunDocString {
  /** What stands behind the opening quotes, such as `json`; empty when nothing does. */
  readonly mediaType: string;
  readonly content: string;
}
