/** The common properties of features, rules, scenarios, backgrounds and examples. */
export interface RunNode {
  /** The keyword as it is written, in the language of the feature. */
  readonly keyword: string;
  readonly name: string;
  /** Markdown, without the indentation of the file. */
  readonly description: string;
  readonly line: number;
}

/** A table of examples. */
export interface RunExamples extends RunNode {
  readonly tags: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly RunRow[];
}

/** A row of examples. */
export interface RunRow {
  readonly cells: readonly string[];
  /** The id of the case that was made from it. */
  readonly caseId: string | null;
}
