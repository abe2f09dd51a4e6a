/** A step as it is written. */
export interface WrittenStep {
  /** The keyword without surrounding white space. */
  readonly keyword: string;
  readonly text: string;
  readonly docString: RunDocString | null;
  /** The rows, each with its cells. */
  readonly table: readonly (readonly string[])[] | null;
  readonly line: number;
}

/** A doc string below a step. */
interface RunDocString {
  /** The text after the opening quotes, such as `json`; empty if there is none. */
  readonly mediaType: string;
  readonly content: string;
}
